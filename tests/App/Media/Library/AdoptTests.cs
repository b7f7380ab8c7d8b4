using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

public sealed class AdoptTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly string _container = $"t{Id.New():N}";
    private MediaSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        // As Orchard Core's settings write it, with the tenant in Liquid.
        _site = new MediaSite(null, ("OrchardCore:Media:Azure:ConnectionString", azurite.ConnectionString), ("OrchardCore:Media:Azure:ContainerName", _container),
            ("OrchardCore:Media:Azure:BasePath", "sites/{{ ShellSettings.Name }}/media"));
        await _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_container_of_an_Orchard_site_is_taken_over_in_place()
    {
        var orchard = new AzureBlobStore(azurite.ConnectionString, _container, "sites/Default/media");
        await orchard.WriteAsync(BlobName.Of("Posts/Grote Foto.jpg"), new MemoryStream(SomeFiles.PhoneJpeg()));
        await orchard.WriteAsync(BlobName.Of("leeg/OrchardCore.Media.txt"), new MemoryStream([]));
        await orchard.WriteAsync(BlobName.Of("notities.txt"), new MemoryStream([65]));
        await orchard.WriteAsync(BlobName.Of("logo.svg"), new MemoryStream(SomeFiles.Svg("<circle r=\"5\"/>")));

        var first = await AdoptAsync();
        var again = await AdoptAsync();

        first.ShouldContain("notities.txt: Dit bestand kunnen we niet aannemen.");
        first.ShouldContain("2 bestanden overgenomen, 1 mappen, 1 geweigerd, 0 al bekend.");
        again.ShouldContain("0 bestanden overgenomen, 0 mappen, 1 geweigerd, 2 al bekend.");
        var photo = (await _site.FilesAsync()).Single(f => f.Path == "Posts/Grote Foto.jpg");
        (photo.Blob, photo.Folder).ShouldBe(("Posts/Grote Foto.jpg", "Posts"));
        (await _site.Client.GetAsync("/media/Posts/Grote%20Foto.jpg?width=32")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await _site.Client.GetAsync("/media/logo.svg?width=32&format=png")).Content.ReadAsByteArrayAsync()).ShouldNotBeEmpty();
        (await _site.GetAsync(services => services.GetRequiredService<AppDb>().MediaFolders.Select(f => f.Path).ToListAsync())).ShouldBe(["leeg"]);
    }

    private async Task<string> AdoptAsync()
    {
        var output = new StringWriter();
        (await AdoptCommand.RunAsync(_site.Services, output, CancellationToken.None)).ShouldBe(0);
        return output.ToString();
    }
}
