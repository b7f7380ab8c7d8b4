using System.Runtime.CompilerServices;
using RadicaleVernieuwers.Testing;

namespace RadicaleVernieuwers.App.Workflows.Instances;

/// <summary>The test program is started a second time as a node.</summary>
internal static class NodeProgram
{
    public static string Location => typeof(NodeProgram).Assembly.Location;

#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin() => StruckNode.BeIfAsked();
}
