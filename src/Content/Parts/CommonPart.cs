namespace RadicaleVernieuwers.Content;

/// <summary><c>{}</c>: says whether the owner and the date of an item may be changed. The values themselves are in the item's envelope.</summary>
public sealed record CommonPart() : Silent("CommonPart"), IPart
{
    public string Key => "Common";

    public override IReadOnlyList<Setting> Settings =>
        [new("CommonPartSettings", "DisplayDateEditor", SettingKind.Truth), new("CommonPartSettings", "DisplayOwnerEditor", SettingKind.Truth)];
}
