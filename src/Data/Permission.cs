namespace RadicaleVernieuwers.Data;

/// <summary>Permission names. Orchard Core's own where the meaning matches; they are also the names of the authorisation policies.</summary>
public static class Permissions
{
    // Orchard Core's names
    public const string AccessAdminPanel = nameof(AccessAdminPanel);
    public const string ViewContent = nameof(ViewContent);
    public const string EditContent = nameof(EditContent);
    public const string PublishContent = nameof(PublishContent);
    public const string DeleteContent = nameof(DeleteContent);
    public const string EditOwnContent = nameof(EditOwnContent);
    public const string PublishOwnContent = nameof(PublishOwnContent);
    public const string DeleteOwnContent = nameof(DeleteOwnContent);
    public const string ViewContentTypes = nameof(ViewContentTypes);
    public const string EditContentTypes = nameof(EditContentTypes);
    public const string ManageMedia = nameof(ManageMedia);
    public const string ManageLiquidTemplates = nameof(ManageLiquidTemplates);
    public const string ManageWorkflows = nameof(ManageWorkflows);
    public const string ManageUsers = nameof(ManageUsers);
    public const string ManageRoles = nameof(ManageRoles);
    public const string Import = nameof(Import);
    public const string Export = nameof(Export);
    public const string QueryEntries = "QueryIndex_Entries";

    // Ours
    public const string ManageEditions = nameof(ManageEditions);
    public const string ManageEntries = nameof(ManageEntries);
    public const string CheckAdmissibility = nameof(CheckAdmissibility);
    public const string ManageJury = nameof(ManageJury);
    public const string ScoreEntries = nameof(ScoreEntries);
    public const string ViewRanking = nameof(ViewRanking);
    public const string DecideRound = nameof(DecideRound);
    public const string LiftEmbargo = nameof(LiftEmbargo);
    public const string ViewEmbargoed = nameof(ViewEmbargoed);
    public const string AdministerSite = nameof(AdministerSite);

    public static IReadOnlyList<string> All { get; } =
    [
        AccessAdminPanel, ViewContent, EditContent, PublishContent, DeleteContent, EditOwnContent, PublishOwnContent, DeleteOwnContent, ViewContentTypes, EditContentTypes, ManageMedia, ManageLiquidTemplates, ManageWorkflows,
        ManageUsers, ManageRoles, Import, Export, QueryEntries, ManageEditions, ManageEntries, CheckAdmissibility, ManageJury,
        ScoreEntries, ViewRanking, DecideRound, LiftEmbargo, ViewEmbargoed, AdministerSite,
    ];
}
