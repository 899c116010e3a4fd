using Isegoria.Bot.Citizen;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Isegoria.Bot.Tests.Citizen;

public sealed class DocumentPlaceTests
{
    private static readonly DocumentOptions Options = new() { MostPassages = 10, PassagesBefore = 3 };

    [Theory]
    [InlineData("sample/documents/01-note.fr.md", "sample/documents/01-note.fr.md#3")]
    [InlineData("sample/avis~0123456789ab/réponses d’été & 100 %.csv/9f", "sample/avis~0123456789ab/réponses d’été & 100 %.csv/9f#3")]
    [InlineData("sample/https://a.example/?q=1#x", "sample/https://a.example/?q=1#x#3")]
    [InlineData("sample/../../etc", "sample/../../etc#3")]
    public void An_address_leads_back_to_its_place(string document, string passage)
    {
        var citation = new Citation(1, document, "Note", passage, "", "coûte 182 000 €", Page: 2, Start: 12);
        var address = DocumentPlace.AddressOf(citation, Language.English)!;

        Assert.StartsWith("/c/sample/document?id=", address, StringComparison.Ordinal);
        Assert.EndsWith("&language=en#cited", address, StringComparison.Ordinal);
        Assert.DoesNotContain("182", address, StringComparison.Ordinal);
        var place = Read(address);
        Assert.Equal((document["sample/".Length..], 3), (place!.Key, place.Passage));
        Assert.True(place.Quote!.StandIn("L’éclairage coûte 182 000 € par an."));
        Assert.False(place.Quote.StandIn("L’éclairage coûte 183 000 € par an."));
        Assert.False(place.Quote.StandIn("Court."));
    }

    [Fact]
    public void A_citation_kept_before_places_were_told_leads_to_its_passage()
    {
        var place = Read(DocumentPlace.AddressOf(new Citation(1, "sample/p7", "", "sample/p7", "", "Oui."), Language.French)!);
        Assert.Equal(new DocumentPlace("p7", Passage: 0), place);
    }

    [Fact]
    public void A_document_that_is_not_the_stores_has_no_address() =>
        Assert.Null(DocumentPlace.AddressOf(new Citation(1, "planted", "", "planted-0", "", "Oui."), Language.French));

    [Theory]
    [InlineData("", null)]
    [InlineData("?passage=2", null)]
    [InlineData("?id=a.md&passage=-1&from=x&to=3&words=ab", "a.md")]
    [InlineData("?id=a.md&from=9&to=3&words=ab", "a.md")]
    [InlineData("?id=a.md&from=1&to=99999999999&words=ab", "a.md")]
    public void What_an_address_says_wrongly_counts_as_left_out(string query, string? key)
    {
        var place = Read($"/c/sample/document{query}");
        Assert.Equal(key is null ? null : new DocumentPlace(key), place);
    }

    [Theory]
    [InlineData(null, null, 8, 0)]
    [InlineData(7, null, 10, 0)]
    [InlineData(0, null, 40, 0)]
    [InlineData(20, null, 40, 17)]
    [InlineData(39, null, 40, 30)]
    [InlineData(900, null, 40, 30)]
    [InlineData(null, 25, 40, 25)]
    [InlineData(null, 900, 40, 39)]
    public void A_long_document_opens_a_little_before_the_place(int? passage, int? start, int of, int first) =>
        Assert.Equal(first, DocumentPages.First(new DocumentPlace("a.md", passage, Start: start), of, Options));

    private static DocumentPlace? Read(string address)
    {
        var uri = new Uri(new Uri("http://localhost"), address);
        return DocumentPlace.Of(new QueryCollection(QueryHelpers.ParseQuery(uri.Query)));
    }
}
