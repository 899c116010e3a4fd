using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Turns;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class ReadingRoomTests
{
    [Fact]
    public async Task A_document_opens_at_a_part_with_its_passages_in_order()
    {
        await using var library = await Library.OpenAsync();
        library.With("a.md", string.Concat(Enumerable.Range(0, 12).Select(i => $"# Titre {i}\nLa rue numéro {i} compte quelques lampes.\n\n")));
        await library.ImportAsync();
        var key = DocumentKey.Within(Library.Consultation, (await library.DocumentsAsync())[0].Id);
        var room = library.Get<ReadingRoom>();

        var open = await room.OpenAsync(Library.Consultation, key, of => of - 4, most: 3, Library.Cancellation);

        Assert.Equal(("a.md", 12, 8, 10), (open!.Document.Source, open.Of, open.First, open.Last));
        Assert.Equal(["Titre 8", "Titre 9", "Titre 10"], open.Part.Select(passage => passage.Heading));
    }

    [Fact]
    public async Task Another_consultations_document_and_an_unknown_one_do_not_open()
    {
        await using var library = await Library.OpenAsync();
        library.With("a.md", "La ville compte 1 840 lampes.");
        await library.ImportAsync();
        var key = DocumentKey.Within(Library.Consultation, (await library.DocumentsAsync())[0].Id);
        var room = library.Get<ReadingRoom>();

        Assert.NotNull(await room.OpenAsync(Library.Consultation, key, _ => 0, 10, Library.Cancellation));
        Assert.Null(await room.OpenAsync(new ConsultationId("other"), key, _ => 0, 10, Library.Cancellation));
        Assert.Null(await room.OpenAsync(new ConsultationId("other"), $"../test/{key}", _ => 0, 10, Library.Cancellation));
        Assert.Null(await room.OpenAsync(Library.Consultation, "nothing.md", _ => 0, 10, Library.Cancellation));
    }
}
