using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Testing.Media;

/// <summary>Files that lie in the library before the test begins.</summary>
public static class AddsPictures
{
    /// <summary>A file that everybody may see.</summary>
    public static async Task<MediaFile> AddPicture(this SiteFixture site, byte[] content, string folder = "library", string name = "boom")
    {
        ArgumentNullException.ThrowIfNull(site);
        await using var scope = site.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<UploadReceiver>().ReceiveAsync(new MemoryStream(content), folder, name, MediaUse.Document, by: null);
        file.Publish(site.Clock.Instant());
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
        return file;
    }
}
