using System.Reflection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Web;

/// <summary>The modules in the order in which one may use another: a later one uses an earlier one, never the reverse.</summary>
internal static class Modules
{
    public static readonly string[] InOrder =
        ["Data", "Recipes", "Liquid", "Admin", "Mail", "Accounts", "Media", "Search", "Content", "Workflows", "Campaign", "Jury", "Site"];

    public static ModelAssemblies Assemblies { get; } =
        new([.. InOrder.Select(name => Assembly.Load("RadicaleVernieuwers." + name)), typeof(Modules).Assembly]);
}
