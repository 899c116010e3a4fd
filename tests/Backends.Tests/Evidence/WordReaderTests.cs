using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Evidence;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class WordReaderTests
{
    [Fact]
    public void Headings_come_from_styles_and_tables_become_lines()
    {
        var read = Read(Made.Docx(
            null,
            Made.Paragraph("La lumière des rues", "Titre"),
            Made.Paragraph("Coûts ........ 3", "TM1"),
            Made.Paragraph("Coûts", "Titre1"),
            Made.Paragraph("La ville paie 182 000 euros par an."),
            Made.Paragraph("Détail", "MonTitre"),
            Made.Table(["Année", "Coût"], ["2025", "182 000"], ["2026", "175 000"]),
            Made.Table(["Une ligne seule n’est pas un en-tête."])));

        Assert.Equal("La lumière des rues", read.Title);
        Assert.Equal(
            [
                new Block("Coûts", "La ville paie 182 000 euros par an.", BlockKind.Prose),
                new Block("Coûts › Détail", "Année: 2025; Coût: 182 000", BlockKind.Item),
                new Block("Coûts › Détail", "Année: 2026; Coût: 175 000", BlockKind.Item),
                new Block("Coûts › Détail", "Une ligne seule n’est pas un en-tête.", BlockKind.Item),
            ],
            read.Blocks);
    }

    [Fact]
    public void What_is_hidden_or_deleted_is_not_read()
    {
        var paragraph = new Paragraph(
            new Run(new Text("Visible")),
            new Run(new RunProperties(new Vanish()), new Text(" caché")),
            new DeletedRun(new Run(new DeletedText(" supprimé"))) { Author = "a", Id = "1" },
            new InsertedRun(new Run(new Text(" ajouté") { Space = SpaceProcessingModeValues.Preserve })) { Author = "a", Id = "2" });

        Assert.Equal("Visible ajouté", Assert.Single(Read(Made.Docx(null, paragraph)).Blocks).Text);
    }

    [Fact]
    public void Properties_say_author_and_day()
    {
        var read = Read(Made.Docx(
            document =>
            {
                document.PackageProperties.Creator = "Service énergie";
                document.PackageProperties.Title = "Bilan";
                document.PackageProperties.Created = new DateTime(2026, 5, 13, 10, 0, 0, DateTimeKind.Utc);
            },
            Made.Paragraph("Un texte.")));

        Assert.Equal(("Bilan", "Service énergie", new DateOnly(2026, 5, 13)), (read.Title, read.Author, read.Date!.Value));
    }

    [Fact]
    public void Macros_are_refused_even_under_the_plain_extension()
    {
        var withPart = Made.Docx(document => document.MainDocumentPart!.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1, 2, 3])), Made.Paragraph("Un texte."));
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.MacroEnabledDocument))
            document.AddMainDocumentPart().Document = new DocumentFormat.OpenXml.Wordprocessing.Document(new Body(Made.Paragraph("Un texte.")));

        Refused("with macros", withPart);
        Refused("with macros", stream.ToArray());
        Assert.Contains("with macros", Assert.Throws<UnreadableSourceException>(() => new Formats(Library.Limits).For("note.DOCM")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_unpacks_without_end_is_refused() =>
        Refused("unpacks to more than 200 times its size", Made.Zip(("[Content_Types].xml", Made.Text("<Types/>")), ("word/document.xml", new byte[5_000_000])));

    [Fact]
    public void Elements_without_bottom_and_entities_that_grow_are_refused()
    {
        var deep = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<w:tbl{i % 7}>"));
        var bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><a>&b;</a>";

        Refused("nested too deeply", Made.Zip(("word/document.xml", Made.Text($"<a xmlns:w='w'>{deep}"))));
        Refused("damaged", Made.Zip(("word/document.xml", Made.Text(bomb))));
    }

    [Fact]
    public void Anything_else_is_named()
    {
        var whole = Made.Docx(null, Made.Paragraph("Un texte."));

        Refused("is damaged, cut off", whole[..(whole.Length / 2)]);
        Refused("no Word document", Made.Zip(("a.txt", Made.Text("Un texte."))));
        Refused("is an encrypted or an older Office document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        Refused("is not an archive or an Office document", Made.Text("Un texte."));
        Refused("is empty", []);
    }

    [Fact]
    public void A_damaged_one_is_refused_or_read_but_never_breaks_the_import()
    {
        var random = new Random(7);
        var parts = Parts(Made.Docx(null, Made.Paragraph("Titre", "Titre1"), Made.Paragraph("Un texte."), Made.Table(["a", "b"], ["c", "d"])));
        for (var i = 0; i < 200; i++)
        {
            var damaged = parts.Select(part => (part.Name, Content: part.Content.ToArray())).ToArray();
            var content = damaged[random.Next(damaged.Length)].Content;
            for (var k = 0; k < 3; k++)
                content[random.Next(content.Length)] = (byte)random.Next(32, 127);
            Assert.True(Record.Exception(() => Read(Made.Zip(damaged))) is null or UnreadableSourceException);
        }
    }

    private static List<(string Name, byte[] Content)> Parts(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        return [.. archive.Entries.Select(entry =>
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return (entry.FullName, content.ToArray());
        })];
    }

    private static void Refused(string reason, byte[] content) =>
        Assert.Contains(reason, Assert.Throws<UnreadableSourceException>(() => Read(content)).Message, StringComparison.Ordinal);

    private static ReadDocument Read(byte[] content) =>
        Formats.Read(new WordReader(Library.Limits), content, TestContext.Current.CancellationToken);
}
