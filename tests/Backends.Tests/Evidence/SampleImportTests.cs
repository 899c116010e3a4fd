using System.Text.Json;
using System.Text.RegularExpressions;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
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
        var consultation = await library.Get<IConsultationStore>().FindAsync(id, Library.Cancellation);

        Assert.Equal("sample", id.Value);
        Assert.Equal((20, 0), (first.Added, first.Skipped));
        Assert.Equal((0, 20), (second.Added, second.Unchanged));
        Assert.Equal(2, consultation!.Brief["fr"].Count);
        Assert.Equal("sample/documents/01-note-de-la-ville.fr.md", (await library.DocumentsAsync())[0].Id);
    }

    [Fact]
    public async Task What_staff_have_set_stays_when_the_folder_is_imported_again()
    {
        await using var library = await Library.OpenAsync();
        var (import, store) = (library.Get<SampleImport>(), library.Get<IConsultationStore>());
        library.With("consultation.yaml", await File.ReadAllTextAsync(Repository.File("samples/rivemont/consultation.yaml"), Library.Cancellation));
        var (id, _) = await import.ImportAsync(library.Documents, null, new Progress<ImportEvent>(), Library.Cancellation);
        var set = (await store.FindAsync(id, Library.Cancellation))! with
        {
            HoldsReplies = true,
            ModeratesBefore = true,
            ShowsResults = true,
            Mandate = new Dictionary<string, string> { ["fr"] = "Le conseil votera.", ["en"] = "The council will vote." },
            AwaitsOpening = true,
            OpensAt = Some.Noon,
            ClosesAt = Some.Noon.AddDays(30),
            KeptDays = 90,
            PhaseTimes = PhaseTimes.Each(TimeSpan.FromHours(12)),
        };
        var untouched = typeof(Consultation).GetProperties().Where(property => property.CanWrite && Equals(property.GetValue(set), property.GetValue(Some.AConsultation()))).Select(property => property.Name);
        Assert.Equal(["ChangedBy", "Dialog", "Id", "IsSilent", "PreviewOf"], untouched.Except([nameof(Consultation.Version)]).Order());
        await store.SaveAsync(set, null, Library.Cancellation);

        await import.ImportAsync(library.Documents, null, new Progress<ImportEvent>(), Library.Cancellation);

        var after = (await store.FindAsync(id, Library.Cancellation))!;
        Assert.Equal(JsonSerializer.Serialize(set), JsonSerializer.Serialize(after with { Version = set.Version }));
    }

    [Fact]
    public async Task Statements_that_staff_added_stay_and_those_that_left_the_file_go()
    {
        await using var library = await Library.OpenAsync();
        var (import, store) = (library.Get<SampleImport>(), library.Get<IConsultationStore>());
        var file = await File.ReadAllTextAsync(Repository.File("samples/rivemont/consultation.yaml"), Library.Cancellation);
        library.With("consultation.yaml", file);
        var (id, _) = await import.ImportAsync(library.Documents, null, new Progress<ImportEvent>(), Library.Cancellation);
        var seeds = await store.SeedsAsync(id, Library.Cancellation);
        var added = new Statement(new StatementId("q83vEjRWeJCrze8SNFZ4kA"), new Dictionary<string, string> { ["fr"] = "La nuit est à tous." });
        await store.SaveAsync((await store.FindAsync(id, Library.Cancellation))!, [.. seeds, added], Library.Cancellation);

        library.With("consultation.yaml", file.Replace("  - id: s01\n", "  - id: lights-off-at-midnight\n", StringComparison.Ordinal));
        await import.ImportAsync(library.Documents, null, new Progress<ImportEvent>(), Library.Cancellation);
        var second = (await store.SeedsAsync(id, Library.Cancellation)).Select(seed => seed.Id.Value).ToList();
        library.With("consultation.yaml", file);
        await import.ImportAsync(library.Documents, null, new Progress<ImportEvent>(), Library.Cancellation);
        var third = (await store.SeedsAsync(id, Library.Cancellation)).Select(seed => seed.Id.Value).ToList();
        library.With("consultation.yaml", file[..file.IndexOf("\nstatements:", StringComparison.Ordinal)] + "\n");
        await import.ImportAsync(library.Documents, null, new Progress<ImportEvent>(), Library.Cancellation);

        Assert.Contains("lights-off-at-midnight", second);
        Assert.DoesNotContain("s01", second);
        Assert.Equal([.. seeds.Select(seed => seed.Id.Value), added.Id.Value], third.Order(StringComparer.Ordinal).OrderBy(name => name == added.Id.Value));
        Assert.Equal(third.Order(), (await store.SeedsAsync(id, Library.Cancellation)).Select(seed => seed.Id.Value).Order());
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
