using System.Text;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>Bytes to text, or the reason why they are none.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UnreadableSourceException">Binary, not UTF-8, or empty.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(System.Text.Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        if (bytes.Contains((byte)0))
            throw new UnreadableSourceException("is not text");
        try
        {
            var text = Strict.GetString(bytes);
            return string.IsNullOrWhiteSpace(text) ? throw new UnreadableSourceException("is empty") : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableSourceException($"is not UTF-8 text (byte {e.Index + 1}); save it as UTF-8", e);
        }
    }
}
