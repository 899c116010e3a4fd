using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Turns;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class DocumentShelfTests
{
    [Theory]
    [InlineData("../../etc/passwd.md")]
    [InlineData("C:\\secrets\\a.md")]
    [InlineData(".name-x.md")]
    [InlineData("a\u0000b.md")]
    [InlineData("une  note.../ .md")]
    public async Task A_name_never_becomes_a_path(string name)
    {
        await using var library = await Library.OpenAsync();
        var shelf = library.Get<DocumentShelf>();

        await PutAsync(shelf, name, "La ville compte 1 840 lampes.");

        var place = shelf.FolderOf(Library.Consultation);
        Assert.Equal(Path.Combine(library.Data, "sources", Library.Consultation.Value), place);
        var (stored, called) = Assert.Single(shelf.Names(Library.Consultation));
        Assert.Matches("^[0-9a-f]{32}\\.md$", stored);
        Assert.DoesNotContain('/', called);
        Assert.DoesNotContain('\\', called);
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(library.Data, "sources"), "*", SearchOption.AllDirectories).Count());
        Assert.True(shelf.Remove(Library.Consultation, called));
        Assert.Empty(Directory.EnumerateFiles(place));
    }

    [Fact]
    public void A_consultations_id_never_leads_out_of_the_folder() =>
        Assert.Throws<ArgumentException>(() => new DocumentShelf(new ShelfFolder(Path.GetTempPath())).FolderOf(new ConsultationId("../elsewhere")));

    [Fact]
    public async Task What_lies_on_the_shelf_is_imported_under_its_name_and_again_changes_nothing()
    {
        await using var library = await Library.OpenAsync();
        var shelf = library.Get<DocumentShelf>();
        await PutAsync(shelf, "note.fr.md", "# Les lampes\n\nLa ville compte 1 840 lampes.");
        await PutAsync(shelf, "broken.pdf", "not a PDF");

        var first = await ImportAsync(library);
        var second = await ImportAsync(library);

        Assert.Equal((1, 1), (first.Added, first.Skipped));
        Assert.Equal((0, 1, 1), (second.Added, second.Unchanged, second.Skipped));
        Assert.Equal("broken.pdf", library.Events.OfType<ImportEvent.Skipped>().First().Source);
        var (listed, of) = await library.Get<DocumentCatalogue>().ListAsync(Library.Consultation, 10, Library.Cancellation);
        Assert.Equal(1, of);
        Assert.Equal(("sources/note.fr.md", "Les lampes", "note.fr.md", "fr", 1), Told(Assert.Single(listed)));
    }

    [Fact]
    public async Task A_file_of_the_same_name_takes_the_place_of_the_one_before()
    {
        await using var library = await Library.OpenAsync();
        var shelf = library.Get<DocumentShelf>();
        await PutAsync(shelf, "note.md", "La ville compte 1 840 lampes.");
        await ImportAsync(library);
        await PutAsync(shelf, "note.md", "La ville compte 2 000 lampes.");

        Assert.Equal(1, (await ImportAsync(library)).Added);
        Assert.Single((await library.Get<DocumentCatalogue>().ListAsync(Library.Consultation, 10, Library.Cancellation)).Listed);
    }

    [Fact]
    public async Task A_file_that_broke_off_leaves_the_shelf_as_it_was()
    {
        await using var library = await Library.OpenAsync();
        var shelf = library.Get<DocumentShelf>();
        await using var content = new BrokenStream();

        await Assert.ThrowsAsync<IOException>(() => shelf.PutAsync(Library.Consultation, "note.md", content, Library.Cancellation));

        Assert.False(shelf.Holds(Library.Consultation));
        Assert.Empty(Directory.EnumerateFiles(shelf.FolderOf(Library.Consultation)));
    }

    [Fact]
    public async Task A_removed_document_is_searched_no_longer_and_the_next_import_does_not_bring_it_back()
    {
        await using var library = await Library.OpenAsync();
        var shelf = library.Get<DocumentShelf>();
        await PutAsync(shelf, "note.md", "La ville compte 1 840 lampes.");
        await PutAsync(shelf, "autre.md", "Le pont mesure 40 mètres.");
        await ImportAsync(library);
        var catalogue = library.Get<DocumentCatalogue>();

        shelf.Remove(Library.Consultation, "note.md");
        Assert.Equal(1, await catalogue.RemoveAsync(Library.Consultation, "sources/note.md", Library.Cancellation));
        Assert.Equal(0, await catalogue.RemoveAsync(Library.Consultation, "sources/note.md", Library.Cancellation));
        await ImportAsync(library);

        Assert.Equal(["sources/autre.md"], (await catalogue.ListAsync(Library.Consultation, 10, Library.Cancellation)).Listed.Select(listed => listed.Key));
    }

    [Fact]
    public async Task Documents_that_came_otherwise_stay_when_the_shelf_is_read()
    {
        await using var library = await Library.OpenAsync();
        library.With("a.md", "Le pont mesure 40 mètres.");
        await library.Get<DocumentImport>().ImportAsync(Library.Consultation, library.Documents, null, new Progress<ImportEvent>(), Library.Cancellation);
        await PutAsync(library.Get<DocumentShelf>(), "note.md", "La ville compte 1 840 lampes.");
        await ImportAsync(library);

        Assert.Equal(2, (await library.Get<DocumentCatalogue>().ListAsync(Library.Consultation, 1, Library.Cancellation)).Of);
    }

    private static (string, string, string, string, int) Told(ListedDocument listed) =>
        (listed.Key, listed.Document.Title, listed.Document.Source, listed.Document.Language.Code, listed.Passages);

    private static async Task PutAsync(DocumentShelf shelf, string name, string text)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await shelf.PutAsync(Library.Consultation, name, content, Library.Cancellation);
    }

    private static Task<ImportReport> ImportAsync(Library library) =>
        library.Get<DocumentImport>().ImportShelfAsync(Library.Consultation, library.Get<DocumentShelf>(), new Heard(library.Events), Library.Cancellation);

    private sealed class Heard(List<ImportEvent> events) : IProgress<ImportEvent>
    {
        public void Report(ImportEvent value) => events.Add(value);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The line went.");
    }
}
