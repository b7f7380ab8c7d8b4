// The baseline of every ratio: the same bytes from memory, with the same headers that matter, on the same Kestrel.
var bytes = await File.ReadAllBytesAsync(args[0]);
var encoding = args.Length > 1 ? args[1] : "br";
var builder = WebApplication.CreateSlimBuilder([]);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.WebHost.UseUrls(args.Length > 2 ? args[2] : "http://127.0.0.1:5999");
var app = builder.Build();
app.Run(context =>
{
    context.Response.ContentType = "text/html; charset=utf-8";
    if (encoding != "none")
        context.Response.Headers.ContentEncoding = encoding;
    context.Response.ContentLength = bytes.Length;
    return context.Response.Body.WriteAsync(bytes, 0, bytes.Length, context.RequestAborted);
});
await app.RunAsync();
