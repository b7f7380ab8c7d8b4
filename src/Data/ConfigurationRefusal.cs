namespace RadicaleVernieuwers.Data;

/// <summary>The configuration is wrong; the message says what to write. Stops the start.</summary>
public sealed class ConfigurationRefusal(string message) : Exception(message);
