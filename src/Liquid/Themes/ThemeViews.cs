using System.Collections.Concurrent;
using Fluid;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace RadicaleVernieuwers.Liquid;

/// <summary>The theme's files: each parsed once, and again when it changes; found by the name of the file or of the shape.</summary>
public sealed class ThemeViews : IDisposable
{
    private const string Ending = ".liquid";
    private readonly ConcurrentDictionary<string, IFluidTemplate> _parsed = new(StringComparer.OrdinalIgnoreCase);
    private readonly PhysicalFileProvider[] _folders;
    private readonly CompositeFileProvider _files;
    private readonly IDisposable _watch;
    private readonly ThemeParser _parser;
    private volatile Dictionary<string, string>? _shapes;
    private volatile Placements? _placements;
    private int _version;

    public ThemeViews(ThemeFolder folder, LiquidOptions liquid)
    {
        _parser = liquid.Parser;
        Folders = [.. folder.Paths];
        _folders = [.. Folders.Select(path => new PhysicalFileProvider(Directory.CreateDirectory(Path.Combine(path, "Views")).FullName))];
        _files = new CompositeFileProvider(_folders);
        liquid.Options.FileProvider = _files;
        _watch = ChangeToken.OnChange(() => _files.Watch("**/*.*"), Forget);
    }

    /// <summary>Moves with each change of a file, so that a kept page can tell that it is old.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Whether the page that this request got was made without a template that is broken: it must not be kept.</summary>
    public static bool WasBroken(Microsoft.AspNetCore.Http.HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items.ContainsKey(PageContext.Broken);
    }

    internal IReadOnlyList<string> Folders { get; }

    internal IFileProvider Files => _files;

    internal Placements Placements => _placements ??= Placements.Read([.. Folders.SelectMany(folder => (string[])[Path.Combine(folder, "placement.json"), Path.Combine(folder, "Views", "placement.json")])]);

    public bool Has(string view) => _files.GetFileInfo(view + Ending).Exists;

    /// <summary>The view that a shape of this name is shown by; null where the theme has none.</summary>
    internal string? OfShape(string shape) => (_shapes ??= Shapes()).GetValueOrDefault(shape);

    /// <exception cref="BrokenTemplateException">It is not there, or cannot be read.</exception>
    internal IFluidTemplate Get(string view) => _parsed.GetOrAdd(view, name =>
        Has(name) ? Parse(name + Ending, Text(name)) : throw new BrokenTemplateException($"{name}{Ending} is not in the theme"));

    internal IFluidTemplate Parse(string file, string text) =>
        _parser.TryParse(text, out var template, out var error) ? template : throw BrokenTemplateException.Parsed(error, file, text);

    internal string Text(string view)
    {
        using var reader = new StreamReader(_files.GetFileInfo(view + Ending).CreateReadStream());
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        _watch.Dispose();
        foreach (var folder in _folders)
            folder.Dispose();
    }

    private void Forget()
    {
        _parsed.Clear();
        _shapes = null;
        _placements = null;
        Interlocked.Increment(ref _version);
    }

    private Dictionary<string, string> Shapes()
    {
        var shapes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in ShapeName.Folders)
        {
            foreach (var file in _files.GetDirectoryContents(folder).Where(f => !f.IsDirectory && f.Name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase)))
                shapes.TryAdd(ShapeName.Of(file.Name[..^Ending.Length]), folder + file.Name[..^Ending.Length]);
        }
        return shapes;
    }
}
