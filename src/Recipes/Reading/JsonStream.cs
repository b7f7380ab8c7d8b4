using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Reads JSON from a stream piece by piece: no more of it is in memory than the value that is asked for. Comments and trailing commas are welcome.</summary>
internal sealed class JsonStream(Stream stream)
{
    private const int Deepest = 256;
    /// <summary>A single value of a recipe: a file in base 64, at the most.</summary>
    private const int LargestValue = 128 << 20;
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest };
    private byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;
    private bool _isLast;
    private bool _hasBegun;
    /// <summary>Lines that ended inside what was read last.</summary>
    private int _passed;
    private JsonReaderState _state = new(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest });

    /// <summary>The line of what was read last, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>How many bytes were read so far.</summary>
    public long Taken { get; private set; }

    public JsonTokenType Token { get; private set; }

    /// <summary>The name, or the text, that was read last.</summary>
    public string? Text { get; private set; }

    /// <summary>Goes one token further; false at the end.</summary>
    /// <exception cref="JsonException">This is no JSON.</exception>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (reader.Read())
            {
                Token = reader.TokenType;
                Text = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString() : null;
                Take(reader);
                return true;
            }
            if (_isLast)
                return false;
            Fill();
        }
    }

    /// <summary>The whole value that comes next; null at the end of the list or object that it would stand in.</summary>
    /// <exception cref="JsonException">This is no JSON, or too large.</exception>
    public bool Value(out JsonNode? value)
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (reader.Read())
            {
                Token = reader.TokenType;
                if (Token is JsonTokenType.EndArray or JsonTokenType.EndObject)
                {
                    Take(reader);
                    value = null;
                    return false;
                }
                if (reader.TrySkip())
                {
                    var (from, to) = (Begin(reader), (int)reader.BytesConsumed);
                    value = JsonNode.Parse(_buffer.AsSpan(_start + from, to - from), AnyCase, Lenient);
                    Settle(value);
                    Take(reader, from);
                    return true;
                }
            }
            else if (_isLast)
            {
                throw new JsonException("The recipe ends too early");
            }
            Fill();
        }
    }

    /// <summary>Passes over the value that comes next, however large it is.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            if (!Read())
                throw new JsonException("The recipe ends too early");
            depth += Token switch { JsonTokenType.StartArray or JsonTokenType.StartObject => 1, JsonTokenType.EndArray or JsonTokenType.EndObject => -1, _ => 0 };
        }
        while (depth > 0 || Token == JsonTokenType.PropertyName);
    }

    /// <summary>Where the value begins that the reader stands at the end of.</summary>
    private int Begin(Utf8JsonReader atEnd)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, (int)atEnd.BytesConsumed), _isLast, _state);
        reader.Read();
        return (int)reader.TokenStartIndex;
    }

    private void Take(Utf8JsonReader reader, int? from = null)
    {
        var begins = from ?? (int)reader.TokenStartIndex;
        Line += _passed + _buffer.AsSpan(_start, begins).Count((byte)'\n');
        _passed = _buffer.AsSpan(_start + begins, (int)reader.BytesConsumed - begins).Count((byte)'\n');
        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
        Taken += reader.BytesConsumed;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LargestValue)
                throw new JsonException("One value is too large");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isLast = read == 0;
        if (!_hasBegun && _end >= 3)
        {
            _hasBegun = true;
            if (_buffer.AsSpan(0, _end).StartsWith("\uFEFF"u8))
                _start = 3;
        }
    }

    /// <summary>A name twice shows only when an object is first read: now.</summary>
    private static void Settle(JsonNode? node)
    {
        if (node is JsonObject here)
            foreach (var (_, value) in here)
                Settle(value);
        else if (node is JsonArray list)
            foreach (var value in list)
                Settle(value);
    }
}
