using System.Text.Json;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Media.Library;

public sealed class MediaImportTests : IAsyncLifetime
{
    private readonly MediaSite _site = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("import").FullName;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        Directory.CreateDirectory(Path.Combine(_folder, "Foto's"));
        await File.WriteAllBytesAsync(Path.Combine(_folder, "Foto's", "Één.png"), SomeFiles.Jpeg());
        await File.WriteAllBytesAsync(Path.Combine(_folder, "leeg.jpg"), []);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "poly.jpg"), [.. SomeFiles.Jpeg(), .. "PK\u0003\u0004"u8]);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_file_has_a_line_that_says_what_became_of_it()
    {
        var (code, output, error) = await ImportAsync(json: true);

        (code, error).ShouldBe((0, ""));
        var lines = output.Trim().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        lines.Select(l => l.GetProperty("file").GetString()).ShouldBe(["Foto's/Één.png", "leeg.jpg", "poly.jpg"]);
        lines.Select(l => l.GetProperty("outcome").GetString()).ShouldBe(["accepted", "refused", "converted"]);
        lines[0].GetProperty("type").GetString().ShouldBe("image/jpeg");
        (lines[0].GetProperty("width").GetInt32(), lines[0].GetProperty("height").GetInt32()).ShouldBe((60, 40));
        lines[0].GetProperty("reason").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[1].GetProperty("width").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[1].GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        (await _site.FilesAsync()).Select(f => f.Path).ShouldBe(["library/foto-s/een.jpg", "library/poly.jpg"]);
    }

    [Fact]
    public async Task A_second_import_adds_nothing()
    {
        await ImportAsync(json: false);
        var before = await _site.BlobNamesAsync();

        var (code, output, _) = await ImportAsync(json: false);

        code.ShouldBe(0);
        output.ShouldContain("leeg.jpg");
        (await _site.FilesAsync()).Length.ShouldBe(2);
        (await _site.BlobNamesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_refused_with_a_sentence()
    {
        var (code, output, error) = await ImportAsync(json: true, "/nergens");

        (code, output).ShouldBe((1, ""));
        error.ShouldContain("/nergens");
    }

    private async Task<(int Code, string Output, string Error)> ImportAsync(bool json, string? folder = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var code = await MediaImportCommand.RunAsync(_site.Services, folder ?? _folder, json, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
