using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>Paragraphs between empty lines; a line that begins with a bullet is an item.</summary>
internal sealed class PlainTextReader : ITextReader
{
    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text"];

    public ReadDocument Read(string text)
    {
        var outline = new Outline();
        var paragraph = new List<string>();
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.Trim().ToString();
            var item = trimmed.Length > 2 && trimmed[0] is '-' or '*' or '•' && trimmed[1] == ' ';
            if (trimmed.Length == 0 || item)
                Close();
            if (item)
                outline.Add(trimmed[2..], BlockKind.Item);
            else if (trimmed.Length > 0)
                paragraph.Add(trimmed);
        }
        Close();
        return new ReadDocument(null, null, null, null, Stance.Unknown, outline.Blocks);

        void Close()
        {
            outline.Add(string.Join(' ', paragraph), BlockKind.Prose);
            paragraph.Clear();
        }
    }
}
