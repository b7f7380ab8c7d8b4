using System.Text.Json.Nodes;
using PhoneNumbers;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Text":s}</c>: a line, an area, an e-mail address, a telephone number, an address on the web, or one of a list. Also the parts that hold one text.</summary>
public record TextField(string Name = "TextField", string Property = "Text") : FieldType(Name)
{
    private const int LongestTitle = 255;
    private const string List = "TextFieldPredefinedListEditorSettings";

    public override string? EditorOf(FormField field) => Kind(field) switch
    {
        "PredefinedList" => field.Settings.Object(List).Number("Editor") == 1 ? "Dropdown" : "Radio",
        "TextArea" => "Area",
        "CodeMirror" or "Monaco" => "Code",
        "Culture" => "Culture",
        _ => "Line",
    };

    public override IReadOnlyList<Setting> Settings =>
    [
        new(Name + "Settings", "MinLength", SettingKind.Whole), new(Name + "Settings", "MaxLength", SettingKind.Whole),
        new(Name + "Settings", "DefaultValue"), new(Name + "Settings", "Placeholder"),
        new(List, "Options", SettingKind.Options) { Editor = "PredefinedList" },
        new(List, "Editor", SettingKind.Choice) { Choices = ["0", "1"], Otherwise = "0", Editor = "PredefinedList", Key = "ListEditor" },
    ];

    public override IReadOnlyList<string> Editors => ["TextArea", "PredefinedList", "Url", "Email", "Tel", "CodeMirror"];

    public override JsonObject? Default(FormField field) =>
        (Kind(field) == "PredefinedList" ? field.Settings.Object(List).Text("DefaultValue") : null) is { Length: > 0 } chosen ? new() { [Property] = chosen }
        : field.Own.Text("DefaultValue") is { Length: > 0 } text ? new() { [Property] = text } : null;

    public override bool IsEmpty(JsonObject value) => string.IsNullOrWhiteSpace(value.Text(Property));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.Has())
            // Of choices the empty value comes along to say that they were on the page.
            value[Property] = EditorOf(field) is "Radio" or "Dropdown" ? posted.Chosen() is [.., var chosen] ? chosen : "" : posted.First();
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        var text = value.Text(Property)!;
        var most = (int?)field.Own.Number("MaxLength") ?? (Name == "TitlePart" ? LongestTitle : 0);
        if (most > 0 && text.Length > most)
            yield return Wrong(field, "Field.TooManyCharacters", text.Length, most);
        if (field.Own.Number("MinLength") is { } least && text.Length < least)
            yield return Wrong(field, "Field.TooFewCharacters", text.Length, least);
        var wrong = Kind(field) switch
        {
            "Email" when !Contact.IsEmail(text) => "Field.Email",
            "Url" when !Contact.IsWebAddress(text) => "Field.Url",
            "Tel" when !Contact.IsPhone(text) => "Field.Phone",
            "PredefinedList" when field.Options.All(o => o.Value != text) => "Field.Option",
            _ => null,
        };
        if (wrong is not null)
            yield return Wrong(field, wrong, text);
    }

    public override string Text(FormField field, JsonObject value, Wording wording)
    {
        var text = value.Text(Property) ?? "";
        return Kind(field) == "PredefinedList" ? field.Options.FirstOrDefault(o => o.Value == text)?.Label.In(wording.Language) ?? text : text;
    }

    public override string Html(FormField field, JsonObject value, Wording wording)
    {
        var text = Text(field, value, wording);
        return Kind(field) switch
        {
            "Url" when Contact.IsWebAddress(text) => $"<a href=\"{Verbatim.Encode(Contact.ToUri(text))}\" rel=\"nofollow ugc noopener\">{Verbatim.Encode(text)}</a>",
            "Email" when Contact.IsEmail(text) => $"<a href=\"mailto:{Verbatim.Encode(text)}\">{Verbatim.Encode(text)}</a>",
            "Tel" when Contact.IsPhone(text) => $"<a href=\"tel:{Contact.E164(text)}\">{Verbatim.Encode(text)}</a>",
            _ => base.Html(field, value, wording),
        };
    }

    public override IReadOnlyList<string> Keywords(FormField field, JsonObject value) => value.Text(Property) is { Length: > 0 } text ? [text] : [];

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => value.Text(Property) ?? "";

    public override IReadOnlyList<string> Chosen(JsonObject value) => value.Text(Property) is { Length: > 0 } text ? [text] : [];

    public override string? Written(JsonObject value) => value.Text(Property);

    public override IEnumerable<(string Suffix, string[] Values)> FromText(FormField field, string text) =>
        [("", [Kind(field) == "PredefinedList" ? Choices.Find(field, text) ?? text : text])];

    internal string Kind(FormField field) => Name == "LocalizationPart" ? "Culture" : field.Editor ?? "";
}

/// <summary>What a way to reach someone looks like.</summary>
internal static class Contact
{
    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();

    public static bool IsEmail(string text)
    {
        text = text.Trim();
        var at = text.LastIndexOf('@');
        return at > 0 && text.Length <= 254 && at <= 64 && text.IndexOf('@') == at && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"')
            && !text.Contains("..", StringComparison.Ordinal) && IsHost(text[(at + 1)..]) && text[(at + 1)..].Contains('.');
    }

    public static bool IsWebAddress(string text) => ToUri(text) is not null;

    /// <summary>The full address. People leave out <c>https://</c>; nothing but the web is an address.</summary>
    public static string? ToUri(string text)
    {
        text = text.Trim();
        var full = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri.Host.Contains('.') && IsHost(uri.Host) && uri.UserInfo.Length == 0 ? uri.AbsoluteUri : null;
    }

    public static bool IsPhone(string text) => E164(text) is not null;

    /// <summary>The number as every telephone knows it; without a country it is Belgian.</summary>
    public static string? E164(string text)
    {
        try
        {
            var number = Phones.Parse(text, "BE");
            return Phones.IsValidNumber(number) ? Phones.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static bool IsHost(string host) => Uri.CheckHostName(host) is UriHostNameType.Dns or UriHostNameType.IPv4 && !host.StartsWith('.') && !host.EndsWith('.');
}
