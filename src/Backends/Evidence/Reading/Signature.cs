namespace Isegoria.Backends.Evidence.Reading;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
/// <param name="Name">With its article, for people.</param>
internal sealed record Signature(string Name)
{
    public static readonly Signature Pdf = new("a PDF");
    public static readonly Signature Zip = new("an archive or an Office document");

    private static readonly Signature Compound = new("an encrypted or an older Office document");
    private static readonly Signature Picture = new("a picture");
    private static readonly Signature Executable = new("a program");
    private static readonly Signature Packed = new("an archive");
    private static readonly Signature RichText = new("a rich text (RTF) document");

    /// <summary>A PDF may begin with some bytes of something else.</summary>
    private const int PdfWithin = 1_024;

    /// <summary>None where the bytes are no known mark: text has none.</summary>
    public static Signature? Of(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8) => Zip,
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Compound,
        [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] => Picture,
        [0x7F, 0x45, 0x4C, 0x46, ..] => Executable,
        [0x4D, 0x5A, ..] when content.Contains((byte)0) => Executable,
        [0x1F, 0x8B, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..] => Packed,
        _ when content.StartsWith("Rar!"u8) => Packed,
        _ when content.StartsWith(@"{\rtf"u8) => RichText,
        _ when content[..Math.Min(content.Length, PdfWithin)].IndexOf("%PDF-"u8) >= 0 => Pdf,
        _ => null,
    };
}
