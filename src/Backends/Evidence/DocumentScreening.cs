using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Screens;

namespace Isegoria.Backends.Evidence;

/// <summary>What a document's passages were found to hold, each looked at once, when it is imported.</summary>
/// <param name="Marked">Whether each passage reads like an instruction to the machine, in their order.</param>
/// <param name="Named">Its file's name, its title or its author reads so: then every passage is marked.</param>
/// <param name="Personal">How many places hold personal data, by kind; never the data.</param>
internal sealed record ScreenedDocument(IReadOnlyList<bool> Marked, bool Named, IReadOnlyDictionary<PersonalKind, int> Personal);

/// <summary>Looks for instructions to the machine and for personal data. It keeps nothing out of the index: quotations cannot obey.</summary>
public sealed class DocumentScreening(PromptScreen screen)
{
    internal ScreenedDocument Look(string source, ReadDocument read, IReadOnlyList<(string Heading, string Text, int? Page)> passages)
    {
        var named = new[] { source, read.Title, read.Author }.OfType<string>().Any(name => screen.IsMarked(name, TextOrigin.FileName));
        var marked = passages.Select(passage => named || screen.IsMarked($"{passage.Heading}\n{passage.Text}", TextOrigin.Document)).ToList();
        var personal = passages.SelectMany(passage => PersonalData.In(passage.Text)).CountBy(span => span.Kind).ToDictionary();
        return new ScreenedDocument(marked, named, personal);
    }
}
