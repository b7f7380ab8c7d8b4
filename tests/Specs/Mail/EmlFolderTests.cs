using MailKit.Security;
using Microsoft.Extensions.Hosting.Internal;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Mail;
using RadicaleVernieuwers.Mail.Viewer;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Mail;

public sealed class EmlFolderTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_development_there_is_no_viewer(string name)
    {
        var folder = new EmlFolder(new MailSettings(null, 25, null, null, null, SecureSocketOptions.None, Path.GetTempPath()), new HostingEnvironment { EnvironmentName = name });

        await Should.ThrowAsync<NotFound>(() => folder.ReadAsync(1, TestContext.Current.CancellationToken));
    }
}
