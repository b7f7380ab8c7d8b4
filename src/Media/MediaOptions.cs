using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>What an installation may set about media. Sections <c>Storage</c>, <c>Media</c> and <c>Security</c>.</summary>
public sealed partial record MediaOptions
{
    public required string StoragePath { get; init; }
    /// <summary>The largest file a form takes, in bytes.</summary>
    public long LargestFile { get; init; } = 30_000_000;
    /// <summary>The most pixels a picture may have, told from its header before anything is decoded.</summary>
    public long MostPixels { get; init; } = 100_000_000;
    public int LongestSide { get; init; } = 30_000;
    public string? AzureConnection { get; init; }
    public string AzureContainer { get; init; } = "media";
    public string? AzureBasePath { get; init; }
    /// <summary>Whether a container that is missing may be made.</summary>
    public bool AzureCreatesContainer { get; init; } = true;
    /// <summary>The largest film the library takes, in bytes.</summary>
    public long LargestVideo { get; init; } = 2_000_000_000;
    /// <summary>Where a virus scanner listens: <c>host:port</c> or the path of a socket; null where there is none.</summary>
    public string? Clamd { get; init; }
    /// <summary>The master key of the whole site, where one is configured; else a key file is made.</summary>
    public string? MasterKey { get; init; }

    /// <exception cref="ConfigurationRefusal">Wrong configuration, in a sentence: it stops the start.</exception>
    public static MediaOptions Read(IConfiguration configuration)
    {
        var key = configuration["Security:Key"];
        if (key is { Length: < 32 })
            throw new ConfigurationRefusal("Security__Key is too short: give at least 32 characters.");
        return new MediaOptions
        {
            StoragePath = Path.GetFullPath(configuration["Storage:Path"] ?? "App_Data"),
            LargestFile = Number(configuration, "Media:MaxFileSize", 30_000_000),
            MostPixels = Number(configuration, "Media:MaxPixels", 100_000_000),
            AzureConnection = Connection(Azure(configuration, "ConnectionString")),
            AzureContainer = OfTenant(Azure(configuration, "ContainerName"))?.ToLowerInvariant() ?? "media",
            AzureBasePath = OfTenant(Azure(configuration, "BasePath")),
            AzureCreatesContainer = Azure(configuration, "CreateContainer")?.Equals("false", StringComparison.OrdinalIgnoreCase) != true,
            LargestVideo = Number(configuration, "Media:MaxVideoSize", 2_000_000_000),
            Clamd = Scanner(configuration["Media:Clamd"]),
            MasterKey = key,
        };
    }

    private static string? Connection(string? text) => text is null || text.Split(';', StringSplitOptions.RemoveEmptyEntries).All(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0)
        ? text : throw new ConfigurationRefusal("Media__Azure__ConnectionString is no connection string: copy it whole from the storage account, from DefaultEndpointsProtocol= on.");

    // Orchard Core 2 and 3 spell it with underscores, 4 with colons. An installation that moves over keeps its settings.
    private static string? Azure(IConfiguration configuration, string name) =>
        new[] { "Media:Azure:", "OrchardCore_Media_Azure:", "OrchardCore:OrchardCore_Media_Azure:", "OrchardCore:Media:Azure:" }
            .Select(section => configuration[section + name]).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static string? Scanner(string? address)
    {
        var isAddress = string.IsNullOrEmpty(address) || address.StartsWith('/') || address.LastIndexOf(':') is var colon and > 0 && ushort.TryParse(address.AsSpan(colon + 1), out _);
        return !isAddress ? throw new ConfigurationRefusal($"Media__Clamd is neither host:port nor the path of a socket: {address}") : string.IsNullOrEmpty(address) ? null : address;
    }

    // Orchard Core writes these two in Liquid; this site is what Orchard calls the default tenant.
    private static string? OfTenant(string? text) => text is null ? null : TenantName().Replace(text, "Default");

    [GeneratedRegex(@"\{\{\s*ShellSettings\.Name\s*(\|[^}]*)?\}\}")]
    private static partial Regex TenantName();

    private static long Number(IConfiguration configuration, string name, long otherwise) => configuration[name] switch
    {
        null or "" => otherwise,
        var text when long.TryParse(text, out var number) && number > 0 => number,
        var text => throw new ConfigurationRefusal($"{name.Replace(":", "__", StringComparison.Ordinal)} is not a number above 0: {text}"),
    };
}
