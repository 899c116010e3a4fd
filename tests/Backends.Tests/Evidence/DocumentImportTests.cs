using System.Text.RegularExpressions;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class DocumentImportTests
{
    private const string Lamps = "# Lampes\nLa ville compte 1 840 lampes. Elle en éteint 1 720 entre minuit et cinq heures.";

    [Fact]
    public async Task A_folder_becomes_documents_with_stable_ids_and_no_path()
    {
        await using var library = await Library.OpenAsync();
        library.With("notes/lampes.fr.md", Lamps).With("page.html", "<p>The town has a river and it is calm.</p>");

        await library.ImportAsync();
        var documents = await library.DocumentsAsync();
        var passages = await library.PassagesAsync();

        Assert.Equal(["test/documents~/notes/lampes.fr.md", "test/documents~/page.html"], documents.Select(document => Placeless(document.Id)));
        Assert.Equal(["fr", "en"], documents.Select(document => document.Language));
        Assert.Equal(["Lampes", "page"], documents.Select(document => document.Title));
        Assert.Equal($"{documents[0].Id}#0", passages[0].Id);
        Assert.DoesNotContain(documents, document => $"{document.Id}{document.Source}".Contains(library.Documents, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_folders_of_one_name_are_two_collections()
    {
        await using var library = await Library.OpenAsync();
        library.With("x/docs/a.md", Lamps).With("y/docs/a.md", "La rivière Vrelle traverse la ville.").With("y/docs/b.md", "Un parc près de la rivière.");
        var (x, y) = (Path.Combine(library.Documents, "x/docs"), Path.Combine(library.Documents, "y/docs"));
        await library.ImportAsync(x);

        var other = await library.ImportAsync(y);
        File.Delete(Path.Combine(y, "b.md"));
        var shorter = await library.ImportAsync(y + Path.DirectorySeparatorChar);
        var again = await library.ImportAsync(x);
        var ids = (await library.DocumentsAsync()).Select(document => document.Id).ToList();

        Assert.Equal((2, 0), (other.Added, other.Removed));
        Assert.Equal((1, 1), (shorter.Unchanged, shorter.Removed));
        Assert.Equal((1, 0), (again.Unchanged, again.Removed));
        Assert.Equal(["test/docs~/a.md", "test/docs~/a.md"], ids.Select(Placeless));
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public async Task A_file_by_itself_is_the_same_document_as_within_its_folder()
    {
        await using var library = await Library.OpenAsync();
        library.With("x/a.md", Lamps).With("y/a.md", "La rivière Vrelle traverse la ville.");
        await library.ImportAsync(Path.Combine(library.Documents, "x/a.md"));
        await library.ImportAsync(Path.Combine(library.Documents, "y/a.md"));

        var folder = await library.ImportAsync(Path.Combine(library.Documents, "x"));

        Assert.Equal((0, 1, 0), (folder.Added, folder.Unchanged, folder.Removed));
        Assert.Equal(2, (await library.DocumentsAsync()).Count);
    }

    [Fact]
    public async Task An_unchanged_source_is_not_read_again_and_its_vectors_are_kept()
    {
        var encoder = new WordEncoder();
        await using var library = await Library.OpenAsync(encoder);
        library.With("a.md", Lamps).With("b.md", "Un autre document sur la rivière.");
        await library.ImportAsync();
        var before = encoder.Passages;

        library.With("b.md", "Un autre document sur la rivière et ses rives.");
        var report = await library.ImportAsync();

        Assert.Equal((1, 1), (report.Added, report.Unchanged));
        Assert.Equal(before + 1, encoder.Passages);
    }

    [Fact]
    public async Task A_file_that_was_removed_leaves_the_index_and_another_folder_stays()
    {
        await using var library = await Library.OpenAsync();
        library.With("a.md", Lamps).With("b.md", "La rivière Vrelle traverse la ville.").With("more/c.md", "Un parc près de la rivière.");
        await library.ImportAsync(Path.Combine(library.Documents, "more"));
        await library.ImportAsync();
        File.Delete(Path.Combine(library.Documents, "b.md"));

        var report = await library.ImportAsync();

        Assert.Equal(1, report.Removed);
        Assert.Equal(
            ["test/documents~/a.md", "test/documents~/more/c.md", "test/more~/c.md"],
            (await library.DocumentsAsync()).Select(document => Placeless(document.Id)));
        Assert.DoesNotContain((await library.FindAsync("rivière Vrelle")).Passages, found => found.Document.Source == "b.md");
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_with_the_reason_and_the_rest_goes_on()
    {
        await using var library = await Library.OpenAsync();
        library
            .With("a.md", Lamps)
            .With("binary.txt", [0x4D, 0x00, 0x5A])
            .With("broken.md", "---\nstance: maybe\n---\nTexte.")
            .With("empty.txt", "")
            .With("huge.txt", new byte[20_000_001])
            .With("latin1.txt", [0x65, 0xE9, 0x65])
            .With("page.odt", "Un texte.")
            .With("scan.pdf", "%PDF-1.7")
            .With("script.html", "<script>only()</script>");

        var report = await library.ImportAsync();
        var reasons = library.Events.OfType<ImportEvent.Skipped>().ToDictionary(skipped => skipped.Source, skipped => skipped.Reason);

        Assert.Equal((1, 8), (report.Added, report.Skipped));
        Assert.Equal("is not text", reasons["binary.txt"]);
        Assert.Contains("stance 'maybe'", reasons["broken.md"], StringComparison.Ordinal);
        Assert.Equal("is empty", reasons["empty.txt"]);
        Assert.Contains("is larger than", reasons["huge.txt"], StringComparison.Ordinal);
        Assert.Contains("is not UTF-8 text", reasons["latin1.txt"], StringComparison.Ordinal);
        Assert.Contains("no format", reasons["page.odt"], StringComparison.Ordinal);
        Assert.Contains("is cut off", reasons["scan.pdf"], StringComparison.Ordinal);
        Assert.Equal("holds script but no text to read", reasons["script.html"]);
    }

    [Fact]
    public async Task A_megabyte_in_one_line_is_imported()
    {
        await using var library = await Library.OpenAsync();
        library.With("line.txt", string.Concat(Enumerable.Repeat("la lumière des rues ", 50_000)));

        var report = await library.ImportAsync();

        Assert.Equal(1, report.Added);
        Assert.True(report.Passages >= 1_000);
    }

    [Fact]
    public async Task A_consultation_of_2015_keeps_sides_and_dates_but_no_author_and_nothing_trashed()
    {
        await using var library = await Library.OpenAsync();
        library
            .With("proposals.jsonl",
                """
                {"id": 1, "title": "Ouvrir les données", "body": "Les administrations publient leurs données.", "author": "ab12cd34ef", "created": "2015-10-01T15:23:21+0200", "trashed": false}
                {"id": 2, "title": "Libérer les licornes", "body": "Tout de suite.", "author": "ab12cd34ef", "created": "2015-10-01T15:23:21+0200", "trashed": true}
                not json
                """)
            .With("arguments.jsonl",
                """
                {"id": 7, "proposal_id": 1, "body": "Cela rend des comptes.", "author": "ff", "trashed": false, "created": "2015-10-02T10:00:00+0200", "side": "for"}
                {"id": 8, "proposal_id": 1, "body": "Cela coûte cher.", "author": "ff", "trashed": false, "created": "2015-10-02T10:00:00+0200", "side": "against"}
                {"id": 9, "proposal_id": 1, "body": "Injure.", "author": "ff", "trashed": true, "created": "2015-10-02T10:00:00+0200", "side": "for"}
                {"id": 10, "proposal_id": 2, "body": "Oui.", "author": "ff", "trashed": false, "created": "2015-10-02T10:00:00+0200", "side": "for"}
                """);

        var report = await library.ImportAsync();
        var documents = await library.DocumentsAsync();

        Assert.Equal((3, 1), (report.Added, report.Skipped));
        Assert.Equal(["argument-7", "argument-8", "proposal-1"], documents.Select(document => document.Source));
        Assert.Equal([nameof(Stance.For), nameof(Stance.Against), nameof(Stance.Neutral)], documents.Select(document => document.Stance));
        Assert.All(documents, document => Assert.Equal(("Ouvrir les données", null), (document.Title, document.Author)));
        Assert.Equal("2015-10-02", documents[0].Date);
    }

    /// <summary>Without the digest of the folder's path.</summary>
    private static string Placeless(string id) => Regex.Replace(id, "~[0-9a-f]{12}/", "~/");
}
