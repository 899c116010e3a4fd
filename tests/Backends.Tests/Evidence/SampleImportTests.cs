using System.Text.RegularExpressions;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class SampleImportTests
{
    [Fact]
    public async Task The_sample_consultation_is_imported_whole_and_again_changes_nothing()
    {
        await using var library = await Library.OpenAsync();
        var import = library.Get<SampleImport>();
        var sample = Repository.File("samples/rivemont");
        Assert.True(SampleImport.Is(sample));

        var (id, first) = await import.ImportAsync(sample, null, new Progress<ImportEvent>(), Library.Cancellation);
        var (_, second) = await import.ImportAsync(sample, null, new Progress<ImportEvent>(), Library.Cancellation);
        var consultation = await library.Get<Deliberation.Consultations.IConsultationStore>().FindAsync(id, Library.Cancellation);

        Assert.Equal("sample", id.Value);
        Assert.Equal((20, 0), (first.Added, first.Skipped));
        Assert.Equal((0, 20), (second.Added, second.Unchanged));
        Assert.Equal(2, consultation!.Brief["fr"].Count);
        Assert.Equal("sample/documents/01-note-de-la-ville.fr.md", (await library.DocumentsAsync())[0].Id);
    }

    [Theory]
    [InlineData("dialog: deliberation", "dialog: deliberations", "no dialog 'deliberations'; there are: deliberation, five-minutes, mediation, votes")]
    [InlineData("languages: [fr, en]", "languages: [fr, en, de]", "not written in de, only in fr, en")]
    public async Task A_dialog_or_a_language_that_is_not_there_is_refused_before_anything_is_kept(string sound, string broken, string reason)
    {
        await using var library = await Library.OpenAsync();
        var file = await File.ReadAllTextAsync(Repository.File("samples/rivemont/consultation.yaml"), Library.Cancellation);
        file = Regex.Replace(file, "^(title|question|organiser|use):$", "$0\n  de: Licht", RegexOptions.Multiline).Replace(sound, broken, StringComparison.Ordinal);
        library.With("consultation.yaml", file).With("documents/a.md", "La ville compte 1 840 lampes.");

        var refused = await Assert.ThrowsAsync<UnreadableSourceException>(() =>
            library.Get<SampleImport>().ImportAsync(library.Documents, null, new Progress<ImportEvent>(), Library.Cancellation));

        Assert.StartsWith("consultation.yaml cannot be used: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await library.DocumentsAsync());
    }
}
