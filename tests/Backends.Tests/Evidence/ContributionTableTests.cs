using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class ContributionTableTests
{
    static ContributionTableTests() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", ';', "Texte", "Auteur", "Date", "Titre", "Position", "contre")]
    [InlineData("utf-8", ',', "text", "author", "date", "title", "stance", "against")]
    [InlineData("windows-1252", ';', "CONTRIBUTION", "Auteur(e)", "date", "Titre", "Avis", "Défavorable")]
    [InlineData("utf-16", '\t', "texte", "auteure", "Date de publication", "objet", "avis", "Contre")]
    public void Columns_are_known_by_their_names_in_french_and_english(
        string encoding, char separator, string text, string author, string date, string title, string stance, string against)
    {
        var table = string.Join(separator, author, title, "numéro", text, date, stance) + "\r\n"
            + string.Join(separator, "Association des Étoiles", "L’éclairage", "12", $"\"Éteindre, c’est bien{separator} mais\r\n\r\npas près de l’école \"\"Jules Ferry\"\".\"", "13/05/2026 10:15", against) + "\r\n";
        var bytes = System.Text.Encoding.GetEncoding(encoding) is var coded ? (byte[])[.. coded.GetPreamble(), .. coded.GetBytes(table)] : [];

        var read = Assert.Single(Rows(bytes)).Read();

        Assert.Equal(("L’éclairage", "Association des Étoiles"), (read.Title, read.Author));
        Assert.Equal(new DateOnly(2026, 5, 13), read.Date);
        Assert.Equal(Stance.Against, read.Stance);
        Assert.Equal([$"Éteindre, c’est bien{(separator == '\t' ? "" : separator)} mais", "pas près de l’école \"Jules Ferry\"."], read.Blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("for", Stance.For)]
    [InlineData("Pour", Stance.For)]
    [InlineData("CONTRE", Stance.Against)]
    [InlineData("neutral", Stance.Neutral)]
    [InlineData(" Neutre ", Stance.Neutral)]
    [InlineData("", Stance.Unknown)]
    public void Sides_are_words_of_both_languages(string cell, Stance stance) => Assert.Equal(stance, ContributionColumns.ReadStance(cell));

    [Theory]
    [InlineData("2026-05-03")]
    [InlineData("2026-05-03T23:30:00+02:00")]
    [InlineData("03/05/2026")]
    [InlineData("3/5/2026 09:00")]
    [InlineData("3 mai 2026")]
    [InlineData("3 May 2026")]
    [InlineData("May 3, 2026")]
    public void Days_are_read_as_people_write_them(string cell) => Assert.Equal(new DateOnly(2026, 5, 3), ContributionColumns.ReadDate(cell));

    [Theory]
    [InlineData("Français", "fr")]
    [InlineData("ENGLISH", "en")]
    [InlineData(" fr-FR ", "fr")]
    [InlineData("en_GB", "en")]
    [InlineData("autre langue", null)]
    public void Languages_are_words_or_tags(string cell, string? code) => Assert.Equal(code, ContributionColumns.ReadLanguage(cell)?.Code);

    [Fact]
    public void A_cell_that_is_not_what_its_column_needs_is_named_with_its_line_and_the_other_rows_stay()
    {
        var rows = Rows(Made.Text("texte;date;position\nBon.;2026-01-31;pour\nMauvais.;hier;pour\nAussi.;2026-01-31;peut-être\n"));

        Assert.Equal(Stance.For, rows[0].Read().Stance);
        Assert.Equal("has, in the row that ends on line 3, the date 'hier'; write it as 2026-01-31", Assert.Throws<UnreadableSourceException>(rows[1].Read).Message);
        Assert.Contains("line 4, the stance 'peut-être'", Assert.Throws<UnreadableSourceException>(rows[2].Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_keeps_its_key_wherever_it_stands_and_words_said_twice_are_two_rows()
    {
        var before = Rows(Made.Text("texte,auteur\nOui.,A\nNon.,B\n"));
        var after = Rows(Made.Text("texte,auteur\nNon.,B\nEncore.,C\nOui.,A\nOui.,A\n"));

        Assert.Equal(before.Select(row => row.Key).Reverse(), new[] { after[0].Key, after[2].Key });
        Assert.Equal(4, after.Select(row => row.Key).Distinct().Count());
    }

    [Fact]
    public void A_column_of_opinions_is_the_text_where_there_is_no_other_and_a_first_line_may_declare_the_separator()
    {
        Assert.Equal("Je suis d’accord, sauf le week-end.", Assert.Single(Assert.Single(Rows(Made.Text("sep=|\navis|langue\nJe suis d’accord, sauf le week-end.|Français\n"))).Read().Blocks).Text);
        Assert.Equal(Language.French, Rows(Made.Text("avis;langue\nBien.;Français"))[0].Read().Language);
    }

    [Theory]
    [InlineData("nom;age\nA;12", "has no column named text")]
    [InlineData("texte;auteur\n;\n", "holds no contribution")]
    [InlineData(" \n ", "is empty")]
    [InlineData("%PDF-1.7 texte", "is a PDF by its content")]
    public void What_is_no_table_of_contributions_is_named(string content, string reason) =>
        Assert.Contains(reason, Assert.Throws<UnreadableSourceException>(() => Rows(Made.Text(content))).Message, StringComparison.Ordinal);

    [Fact]
    public void More_rows_than_allowed_are_refused()
    {
        var many = "texte\n" + string.Concat(Enumerable.Repeat("Oui.\n", 100_001));

        Assert.Contains("more than 100000 contributions", Assert.Throws<UnreadableSourceException>(() => Rows(Made.Text(many))).Message, StringComparison.Ordinal);
    }

    private static List<ContributionTable.Row> Rows(byte[] content) => ContributionTable.Rows(content, Library.Limits);
}
