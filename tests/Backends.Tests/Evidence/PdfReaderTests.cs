using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Evidence;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class PdfReaderTests
{
    private static readonly string[] Left =
        ["La ville compte mille huit cents lampes dont", "la plupart datent des années soixante-dix et", "consomment beaucoup d'électricité chaque nuit."];

    private static readonly string[] Right =
        ["Les habitants du quartier de la gare demandent", "que la lumière reste allumée jusqu'au dernier", "train, qui arrive vers une heure du matin."];

    [Fact]
    public void Headings_are_told_by_their_size_and_every_block_has_its_page()
    {
        var read = Read(Made.Pdf(
                [new(60, 780, 24, "La lumière des rues"), new(60, 720, 16, "Coûts"), .. Column(60, 690, Left)],
                [new(60, 780, 16, "Calendrier"), .. Column(60, 750, Right)]));

        Assert.Equal("La lumière des rues", read.Title);
        Assert.Equal(
            [
                new Block("Coûts", string.Join(' ', Left), BlockKind.Prose, Page: 1),
                new Block("Calendrier", string.Join(' ', Right), BlockKind.Prose, Page: 2),
            ],
            read.Blocks);
    }

    [Fact]
    public void Two_columns_are_read_one_after_the_other_whatever_order_they_are_drawn_in()
    {
        var drawn = Column(60, 700, Left).Zip(Column(320, 700, Right)).SelectMany(pair => new[] { pair.Second, pair.First });

        var read = Read(Made.Pdf([new(60, 780, 20, "Un titre au-dessus des deux colonnes"), .. drawn]));

        Assert.Equal(string.Join(' ', [.. Left, .. Right]), string.Join(' ', read.Blocks.Select(block => block.Text)));
    }

    [Fact]
    public void A_sentence_goes_on_over_the_page_and_a_divided_word_is_whole_again()
    {
        var read = Read(Made.Pdf(
                Column(60, 700, ["Le conseil municipal a décidé que les lam-", "pes seraient éteintes avant"]),
                Column(60, 780, ["minuit dans toutes les rues du centre."])));

        Assert.Equal(
            [new Block("", "Le conseil municipal a décidé que les lampes seraient éteintes avant minuit dans toutes les rues du centre.", BlockKind.Prose, Page: 1)],
            read.Blocks);
    }

    [Fact]
    public void What_follows_a_sentence_that_crosses_the_page_belongs_to_the_new_page()
    {
        var read = Read(Made.Pdf(
            Column(60, 700, ["Le conseil municipal a décidé que les lampes seraient"]),
            Column(60, 780, ["éteintes avant minuit. Un bilan sera fait avant", "la fin de cette année."])));

        Assert.Equal(
            [
                new Block("", "Le conseil municipal a décidé que les lampes seraient éteintes avant minuit.", BlockKind.Prose, Page: 1),
                new Block("", "Un bilan sera fait avant la fin de cette année.", BlockKind.Prose, Page: 2),
            ],
            read.Blocks);
    }

    [Fact]
    public void The_rows_of_a_table_are_read_one_by_one_and_columns_end_where_a_heading_stands()
    {
        var read = Read(Made.Pdf(
            [
                new(60, 800, 18, "Deux colonnes"), .. Column(60, 760, Left), .. Column(320, 760, Right),
                new(60, 680, 18, "Un tableau"),
                new(60, 640, 11, "Année"), new(320, 640, 11, "Coût en euros"),
                new(60, 610, 11, "2025"), new(320, 610, 11, "182 000"),
                new(60, 560, 11, "Ces chiffres viennent du service des finances, qui les publie chaque année au printemps."),
            ]));

        Assert.Equal(
            [
                (string.Join(' ', Left), BlockKind.Prose),
                (string.Join(' ', Right), BlockKind.Prose),
                ("Année; Coût en euros", BlockKind.Item),
                ("2025; 182 000", BlockKind.Item),
                ("Ces chiffres viennent du service des finances, qui les publie chaque année au printemps.", BlockKind.Prose),
            ],
            read.Blocks.Select(block => (block.Text, block.Kind)));
    }

    [Fact]
    public void Letters_drawn_twice_are_one_and_a_page_of_letters_on_one_spot_takes_no_time()
    {
        var bold = "BT /F1 12 Tf 50 700 Td (Gras) Tj ET BT /F1 12 Tf 50.2 700 Td (Gras) Tj ET";
        var spot = "BT /F1 1 Tf " + string.Concat(Enumerable.Repeat("1 0 0 1 100 100 Tm (a) Tj ", 49_000)) + "ET";

        Assert.Equal("Gras", Assert.Single(Read(Made.RawPage(Made.Text(bold))).Blocks).Text);
        Assert.Equal("a", Assert.Single(Read(Made.RawPage(Made.Deflated(Made.Text(spot)), "/Filter /FlateDecode")).Blocks).Text);
    }

    [Fact]
    public void What_pages_repeat_at_their_head_and_foot_is_left_out()
    {
        var read = Read(Made.Pdf([.. Enumerable.Range(1, 4).Select(page => (IEnumerable<Made.Line>)
            [
                new(60, 810, 9, "Ville de Rivemont - Rapport annuel"),
                .. Column(60, 600, page % 2 == 0 ? Left : Right),
                new(280, 30, 9, $"Page {page} sur 4"),
            ])]));

        Assert.Equal([1, 2, 3, 4], read.Blocks.Select(block => block.Page!.Value));
        Assert.DoesNotContain(read.Blocks, block => block.Text.Contains("Rivemont", StringComparison.Ordinal) || block.Text.Contains("sur 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Properties_say_title_author_and_day_but_a_file_name_is_no_title()
    {
        var page = (IEnumerable<Made.Line>)[new(60, 780, 24, "Le vrai titre"), .. Column(60, 720, ["La ville compte mille huit cents lampes dont", "la plupart sont vieilles."])];

        var told = Read(Made.PlainPdf([page], about => (about.Title, about.Author, about.CreationDate) = ("Bilan 2026", " Service énergie ", "D:20260513101500+02'00'")));
        var stopgap = Read(Made.PlainPdf([page], about => about.Title = "Microsoft Word - bilan.docx"));

        Assert.Equal(("Bilan 2026", "Service énergie", new DateOnly(2026, 5, 13)), (told.Title, told.Author, told.Date!.Value));
        Assert.Equal("Le vrai titre", stopgap.Title);
    }

    private static IEnumerable<Made.Line> Column(double left, double top, IEnumerable<string> lines) => lines.Select((text, i) => new Made.Line(left, top - (14 * i), 11, text));

    private static ReadDocument Read(byte[] content) =>
        Formats.Read(new PdfReader(Library.Limits), content, TestContext.Current.CancellationToken);
}
