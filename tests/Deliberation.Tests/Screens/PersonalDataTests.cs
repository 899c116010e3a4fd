using Isegoria.Deliberation.Screens;

namespace Isegoria.Deliberation.Tests.Screens;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Écrivez à marie.dupont@exemple.fr svp", PersonalKind.Email, "marie.dupont@exemple.fr")]
    [InlineData("jean-luc (at) mairie-libre (point) fr", PersonalKind.Email, "jean-luc (at) mairie-libre (point) fr")]
    [InlineData("contact: paul arobase exemple point fr", PersonalKind.Email, "paul arobase exemple point fr")]
    [InlineData("My mail is o'neil+vote@mail.example.co.uk.", PersonalKind.Email, "o'neil+vote@mail.example.co.uk")]
    [InlineData("Appelez-moi au 06 12 34 56 78.", PersonalKind.Telephone, "06 12 34 56 78")]
    [InlineData("tél. 0612345678", PersonalKind.Telephone, "0612345678")]
    [InlineData("06.12.34.56.78 le soir", PersonalKind.Telephone, "06.12.34.56.78")]
    [InlineData("+33 6 12 34 56 78", PersonalKind.Telephone, "+33 6 12 34 56 78")]
    [InlineData("0033 (0)6 12 34 56 78", PersonalKind.Telephone, "0033 (0)6 12 34 56 78")]
    [InlineData("call +44 20 7946 0958 after six", PersonalKind.Telephone, "+44 20 7946 0958")]
    [InlineData("call 07700 900123", PersonalKind.Telephone, "07700 900123")]
    [InlineData("(555) 234-5678", PersonalKind.Telephone, "(555) 234-5678")]
    [InlineData("０６ １２ ３４ ５６ ７８", PersonalKind.Telephone, "０６ １２ ３４ ５６ ７８")]
    [InlineData("06\u00A012\u202F34\u00A056\u00A078", PersonalKind.Telephone, "06\u00A012\u202F34\u00A056\u00A078")]
    [InlineData("06\u200B12345678", PersonalKind.Telephone, "06\u200B12345678")]
    [InlineData("Mon compte : FR76 3000 6000 0112 3456 7890 189 merci", PersonalKind.Iban, "FR76 3000 6000 0112 3456 7890 189")]
    [InlineData("gb82west12345698765432", PersonalKind.Iban, "gb82west12345698765432")]
    [InlineData("DE89 3704 0044 0532 0130 00", PersonalKind.Iban, "DE89 3704 0044 0532 0130 00")]
    [InlineData("sécu 1 85 05 78 006 084 91", PersonalKind.SocialSecurity, "1 85 05 78 006 084 91")]
    [InlineData("255081416802538", PersonalKind.SocialSecurity, "255081416802538")]
    [InlineData("2 69 05 2A 588 157 17", PersonalKind.SocialSecurity, "2 69 05 2A 588 157 17")]
    [InlineData("carte 4111 1111 1111 1111", PersonalKind.Card, "4111 1111 1111 1111")]
    [InlineData("amex 378282246310005", PersonalKind.Card, "378282246310005")]
    [InlineData("J’habite 12 bis, rue de la Gare", PersonalKind.Address, "12 bis, rue de la Gare")]
    [InlineData("au 3 rue des lilas c'est sombre", PersonalKind.Address, "3 rue des lilas")]
    [InlineData("14 place du Marché 38500 Voiron-le-Haut", PersonalKind.Address, "14 place du Marché 38500 Voiron-le-Haut")]
    [InlineData("8, avenue Jean Jaurès, 75019 Paris", PersonalKind.Address, "8, avenue Jean Jaurès, 75019 Paris")]
    [InlineData("We live at 221B Baker Street, London", PersonalKind.Address, "221B Baker Street, London")]
    [InlineData("i live at 12 market street", PersonalKind.Address, "12 market street")]
    [InlineData("near SW1A 1AA", PersonalKind.Address, "SW1A 1AA")]
    public void It_is_found_where_it_stands(string text, PersonalKind kind, string found)
    {
        var span = Assert.Single(PersonalData.In(text));
        Assert.Equal((kind, found), (span.Kind, text[span.Start..span.End]));
    }

    [Theory]
    [InlineData("Le budget passe de 1 200 000 à 3 450 000 euros entre 2024 et 2026.")]
    [InlineData("Réunion le 01-02-2024 10h, puis le 03/04/2025 18:30.")]
    [InlineData("+1 000 000 000 d’euros")]
    [InlineData("Le numéro vert est le 0800 123 456, les urgences le 112.")]
    [InlineData("SIRET 552 100 554 00013, dossier 2024-000123-45")]
    [InlineData("IBAN FR76 3000 6000 0112 3456 7890 188 (faux)")]
    [InlineData("1 85 05 78 006 084 92")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("0000 0000 0000 0000")]
    [InlineData("Supprimer 20 places de stationnement rue de la Gare.")]
    [InlineData("1 rue sur 3 est éteinte, 2 rues restent allumées")]
    [InlineData("2 cours du soir et 1 place de parking pour 10 logements")]
    [InlineData("There are 2 lane roads, a 30 mph road and 3 lamps on every street.")]
    [InlineData("Market Street should be closed on Saturdays")]
    [InlineData("@mairie et #consultation")]
    [InlineData("Les 27 États, article 49.3, loi du 9 décembre 1905")]
    [InlineData("rue de la Gare entre 22 h 30 et 5 h")]
    [InlineData("de 10 avenues à 20")]
    public void What_only_looks_like_it_is_left_alone(string text) => Assert.Empty(PersonalData.In(text));

    [Fact]
    public void A_redacted_text_keeps_everything_else_as_it_was()
    {
        var text = "Je suis Léa, 06 12 34 56 78 ou lea@exemple.fr : la lampe du 4 rue Haute est cassée.";

        Assert.Equal(
            "Je suis Léa, [Telephone] ou [Email] : la lampe du [Address] est cassée.", PersonalData.Redact(text, kind => $"[{kind}]"));
        Assert.Equal("Rien ici.", PersonalData.Redact("Rien ici.", kind => $"[{kind}]"));
    }

    [Fact]
    public void Long_texts_without_sense_take_no_long_time()
    {
        foreach (var piece in new[] { "0", "1 ", "a.", "FR76", "12 rue de la ", "06-", "+33 ", "@", "A " })
            Assert.NotNull(PersonalData.In(string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length))));
    }
}
