using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Web;

public sealed class ConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rv-configuration-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("ConnectionStrings__Site", "bogus")]
    [InlineData("Site__Url", "www.example.org")]
    [InlineData("Site__Theme", "nowhere")]
    [InlineData("Site__Languages", "nl,xx")]
    [InlineData("Proxy__Known", "10.0.0.1,proxy")]
    [InlineData("Mail__Smtp__Port", "smtp")]
    [InlineData("Mail__Smtp__Tls", "perhaps")]
    [InlineData("Media__Azure__ConnectionString", "secret")]
    [InlineData("Media__MaxFileSize", "a lot")]
    [InlineData("Security__Key", "short")]
    public async Task Wrong_configuration_stops_the_start_with_a_sentence_that_names_it(string name, string value)
    {
        using var process = SiteProcess.Start(Path.Combine(_folder, "storage"), ["--urls", "http://127.0.0.1:0"], (name, value));

        (await process.EndAsync()).ShouldBe(1, process.Said);
        process.Complained.ShouldContain(name);
        process.Complained.ShouldNotContain(" at RadicaleVernieuwers");
    }
}
