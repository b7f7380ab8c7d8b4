using Microsoft.Playwright;
using RadicaleVernieuwers.Testing;
using Shouldly;

namespace RadicaleVernieuwers.Browser;

/// <summary>The real site on the real clock with its workers, and Chromium to look at it.</summary>
public sealed class BrowserSite : SiteFixture, IAsyncDisposable
{
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    protected override TimeProvider Time => TimeProvider.System;

    protected override IEnumerable<string> Settings => ["--Due:Worker=true"];

    public async Task<IBrowser> ChromiumAsync()
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright ??= await Playwright.CreateAsync();
        return _chromium ??= await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Timeout = 60_000,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser of someone's own: its cookies are nobody else's. Every breach of the content security policy and every script error fails the test at <see cref="Person.CloseAsync"/>.</summary>
    public async Task<Person> PersonAsync(int width = 1280, int height = 900, string scheme = "light")
    {
        var chromium = await ChromiumAsync();
        var context = await chromium.NewContextAsync(new()
        {
            BaseURL = Url.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            Locale = "nl-BE",
            TimezoneId = "Europe/Brussels",
            ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        });
        context.SetDefaultTimeout(20_000);
        return new Person(context, await context.NewPageAsync());
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
        await DisposeAsync();
    }
}

/// <summary>Someone at a browser.</summary>
public sealed class Person
{
    private readonly IBrowserContext _context;
    private readonly List<string> _troubles = [];

    internal Person(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("Failed to load resource", StringComparison.Ordinal))
                _troubles.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) =>
        {
            // A page without the opt-in ends the theme's cross-fade; the browser reports that as an error of the script.
            if (!error.Contains("Transition was", StringComparison.Ordinal))
                _troubles.Add($"{page.Url}: {error}");
        };
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    public async Task CloseAsync()
    {
        await _context.CloseAsync();
        _troubles.ShouldBeEmpty();
    }
}
