namespace Isegoria.Backends.Encoding;

/// <summary>The encoder gave no vectors, this time at least. The message says why, without any of the texts.</summary>
public sealed class EncoderUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
