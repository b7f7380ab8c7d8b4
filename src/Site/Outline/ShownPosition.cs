using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>Templates in the database are read anew where the index of this node has moved on.</summary>
internal sealed class ShownPosition(IndexPosition position) : IShownPosition
{
    public long Now => position.Shown;
}
