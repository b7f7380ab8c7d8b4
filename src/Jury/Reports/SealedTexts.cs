using System.Security.Cryptography;
using System.Text;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>Puts commitments in the place of names and reasons, and keeps what opens them. The salt of each text follows from the salt of the edition, so that the same text of the same person is the same commitment in every report.</summary>
internal sealed class SealedTexts(string salt)
{
    private readonly Dictionary<string, Opening> _openings = new(StringComparer.Ordinal);

    public IReadOnlyList<Opening> Openings => [.. _openings.Values.OrderBy(opening => opening.Commitment, StringComparer.Ordinal)];

    /// <param name="of">Whose text it is, as <c>juror/…</c>.</param>
    /// <returns>The commitment; empty for an empty text.</returns>
    public string Commit(string of, string text)
    {
        if (text.Length == 0)
            return "";
        var own = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(of)));
        var opening = new Opening(Opening.CommitmentOf(own, text), own, text);
        _openings[opening.Commitment] = opening;
        return opening.Commitment;
    }

    /// <summary>What a commitment stands for; a dash where nothing opens it.</summary>
    public string Open(string commitment) => _openings.TryGetValue(commitment, out var opening) ? opening.Value : "–";
}
