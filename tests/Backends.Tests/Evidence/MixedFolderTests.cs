using Isegoria.Backends.Evidence;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

/// <summary>A folder as an organiser has it: real formats side by side, some of them broken or hostile, through the real import.</summary>
public sealed class MixedFolderTests
{
    [Fact]
    public async Task Every_format_is_found_by_its_words_with_its_page_author_day_and_side()
    {
        await using var library = await Library.OpenAsync();
        Sound(library);

        var report = await library.ImportAsync();

        Assert.Equal((8, 0), (report.Added, report.Skipped));
        Assert.Equal("rapport.pdf p. 2 Rapport|Service energie|2026-05-13|Unknown", await FirstAsync(library, "Combien valent les ampoules ?"));
        Assert.Equal("note.docx p.  La note|Direction|2026-02-01|Unknown", await FirstAsync(library, "horaires de la piscine"));
        Assert.Equal("avis.csv p.  avis|Camille|2026-03-04|Against", await FirstAsync(library, "astronomes étoiles"));
        Assert.Equal("archive.zip/parc.md p.  Parc||2026-01-02|For", await FirstAsync(library, "chauves-souris du parc"));
        Assert.Equal("page.html p.  La page|||Unknown", await FirstAsync(library, "marché du samedi"));
        Assert.Equal("lettre.txt p.  lettre|||Unknown", await FirstAsync(library, "pompiers"));
    }

    [Fact]
    public async Task Whatever_is_wrong_is_named_and_the_rest_is_imported_and_a_second_import_reads_nothing()
    {
        var encoder = new WordEncoder();
        await using var library = await Library.OpenAsync(encoder);
        Sound(library);
        var pdf = Pdf();
        library
            .With("bad/cut.pdf", pdf[..(pdf.Length / 2)])
            .With("bad/locked.pdf", Made.EncryptedPdf())
            .With("bad/endless.pdf", Made.ManyPages(10_000))
            .With("bad/scan.pdf", Made.ManyPages(3))
            .With("bad/note.docm", Docx())
            .With("bad/note.docx", pdf)
            .With("bad/picture.md", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            .With("bad/empty.docx", [])
            .With("bad/script.html", "<script>steal()</script>")
            .With("bad/nameless.csv", "a;b\n1;2\n")
            .With("bad/bomb.zip", Made.Zip(("zeros.txt", new byte[19_000_000])));

        var first = await library.ImportAsync();
        var before = encoder.Passages;
        library.Events.Clear();
        var second = await library.ImportAsync();
        var skipped = library.Events.OfType<ImportEvent.Skipped>().Select(told => told.Source).ToList();

        Assert.Equal((8, 11), (first.Added, first.Skipped));
        Assert.Equal((0, 8, 0, 11), (second.Added, second.Unchanged, second.Removed, second.Skipped));
        Assert.Equal(before, encoder.Passages);
        Assert.All(skipped, name => Assert.StartsWith("bad/", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_source_that_takes_too_long_is_left_behind()
    {
        await using var library = await Library.OpenAsync(null, new KeyValuePair<string, string?>("Reading:TimeLimit", "00:00:00.001"));
        library.With("long.pdf", Made.PlainPdf(Enumerable.Repeat((IEnumerable<Made.Line>)[new(60, 700, 11, "La ville est calme.")], 300)));

        var report = await library.ImportAsync();

        Assert.Equal((0, 1), (report.Added, report.Skipped));
        Assert.Contains("takes longer than 00:00:00.001", Assert.Single(library.Events.OfType<ImportEvent.Skipped>()).Reason, StringComparison.Ordinal);
    }

    private static void Sound(Library library) => library
        .With("rapport.pdf", Pdf())
        .With("note.docx", Docx())
        .With("avis.csv", System.Text.Encoding.Latin1.GetBytes("auteur;texte;date;avis\r\nCamille;Les astronomes ne voient plus les \u00E9toiles.;04/03/2026;contre\r\nDominique;La nuit, la lumi\u00E8re rassure les passants.;05/03/2026;pour\r\n"))
        .With("archive.zip", Made.Zip(
            ("parc.md", Made.Text("---\ntitle: Parc\nstance: for\ndate: 2026-01-02\n---\nLes chauves-souris du parc chassent dans le noir.")),
            ("plan.txt", Made.Text("Le plan de la commune est affiché à la mairie."))))
        .With("page.html", "<html><head><title>La page</title><script>x()</script></head><body><p>Le marché du samedi ouvre à sept heures.</p></body></html>")
        .With("lettre.txt", "Les pompiers demandent que les carrefours restent éclairés.");

    private static byte[] Pdf() => Made.PlainPdf(
        [
            [new(60, 780, 22, "Rapport"), new(60, 700, 11, "La commune compte mille huit cents points lumineux.")],
            [new(60, 780, 22, "Budget"), new(60, 700, 11, "Les ampoules de la commune valent douze euros.")],
        ],
        about => (about.Author, about.CreationDate) = ("Service energie", "D:20260513101500+02'00'"));

    private static byte[] Docx() => Made.Docx(
        document =>
        {
            document.PackageProperties.Creator = "Direction";
            document.PackageProperties.Created = new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc);
        },
        Made.Paragraph("La note", "Titre"),
        Made.Paragraph("Les horaires de la piscine changent en hiver."));

    private static async Task<string> FirstAsync(Library library, string question)
    {
        var found = (await library.FindAsync(question)).Passages[0];
        return $"{found.Document.Source} p. {found.Passage.Page} {found.Document.Title}|{found.Document.Author}|{found.Document.Date:yyyy-MM-dd}|{found.Document.Stance}";
    }
}
