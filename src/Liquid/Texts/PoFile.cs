using System.Text;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Reads the part of GNU gettext's .po format that the house uses: msgid, msgstr, their continued lines and comments.</summary>
public static class PoFile
{
    /// <exception cref="FormatException">Says the line that is not understood.</exception>
    public static IReadOnlyDictionary<string, string> Read(TextReader reader)
    {
        var texts = new Dictionary<string, string>();
        StringBuilder? id = null, text = null;
        for (var (line, number) = (reader.ReadLine(), 1); line is not null; (line, number) = (reader.ReadLine(), number + 1))
        {
            line = line.Trim();
            if (line.StartsWith("msgid ", StringComparison.Ordinal))
            {
                Keep(texts, id, text);
                (id, text) = (new StringBuilder(Unquote(line[6..], number)), null);
            }
            else if (line.StartsWith("msgstr ", StringComparison.Ordinal))
            {
                text = new StringBuilder(Unquote(line[7..], number));
            }
            else if (line.StartsWith('"'))
            {
                (text ?? id ?? throw Bad(number)).Append(Unquote(line, number));
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                throw Bad(number);
            }
        }
        Keep(texts, id, text);
        return texts;
    }

    private static void Keep(Dictionary<string, string> texts, StringBuilder? id, StringBuilder? text)
    {
        if (id is { Length: > 0 } && text is { Length: > 0 } && !texts.TryAdd(id.ToString(), text.ToString()))
            throw new FormatException($"'{id}' stands twice");
    }

    private static string Unquote(string quoted, int line)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
            throw Bad(line);
        var text = new StringBuilder(quoted.Length);
        for (var i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] != '\\')
                text.Append(quoted[i]);
            else
                text.Append(quoted[++i] switch { 'n' => '\n', 't' => '\t', var c => c });
        }
        return text.ToString();
    }

    private static FormatException Bad(int line) => new($"Line {line} is not understood");
}
