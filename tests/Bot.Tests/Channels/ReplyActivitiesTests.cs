using System.Text;
using Isegoria.Bot.Channels;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Newtonsoft.Json.Linq;

namespace Isegoria.Bot.Tests.Channels;

public sealed class ReplyActivitiesTests
{
    private static readonly Citation Note = new(
        1, "sample/note.md", "Note de la \"Ville\"", "sample/note.md#3", "Coûts", "L’éclairage coûte 182 000 €.", Page: 12, Start: 40);

    [Theory]
    [InlineData("**gras** [lien](javascript:alert(1))", "\\*\\*gras\\*\\* \\[lien\\](javascript:alert(1))")]
    [InlineData("<script>x</script>", "\\<script\\>x\\</script\\>")]
    [InlineData("1. premier", "1\\. premier")]
    [InlineData("- tiret", "\\- tiret")]
    [InlineData("entre 5-6 h, 3.5 km", "entre 5-6 h, 3.5 km")]
    [InlineData("![x](http://a.b/c.png)", "\\!\\[x\\](http://a.b/c.png)")]
    [InlineData("ligne\nautre", "ligne  \nautre")]
    public void Words_of_people_are_never_markup(string words, string markdown)
    {
        var text = new StringBuilder();
        PlainMarkdown.Append(text, words);
        Assert.Equal(markdown, text.ToString());
    }

    [Fact]
    public void A_citation_is_a_link_a_claim_and_data_for_the_page()
    {
        var said = new Utterance([new Span("Voici :", Voice.Assistant), new Span(Note.Quote, Voice.Document, 1)], []);
        var activity = Assert.Single(ReplyActivities.From(Unsent(said)));

        Assert.Contains("[1][1]", activity.Text, StringComparison.Ordinal);
        Assert.EndsWith("[1]: cite:1 \"Note de la 'Ville', page 12\"", activity.Text, StringComparison.Ordinal);
        var claims = Assert.Single(activity.Entities);
        Assert.Equal("Message", (string?)claims.Properties["@type"]);
        var appearance = claims.Properties["citation"]![0]!["appearance"]!;
        Assert.Equal((Note.Quote, "Note de la \"Ville\", page 12"), ((string?)appearance["text"], (string?)appearance["name"]));
        Assert.Null(appearance["url"]);
        var data = ((JObject)activity.ChannelData)["isegoria"]!;
        var cited = data["citations"]![0]!;
        Assert.Equal(("Coûts", 12), ((string?)cited["heading"], (int?)cited["page"]));
        Assert.Equal("/c/sample/document?id=note.md&passage=3&from=40&to=68&words=0dae76e2&language=fr#cited", (string?)cited["url"]);
    }

    [Fact]
    public void A_host_that_knows_its_public_address_links_to_the_document_on_every_channel()
    {
        var said = new Utterance([new Span(Note.Quote, Voice.Document, 1)], []);
        var activity = Assert.Single(ReplyActivities.From(Unsent(said), new Uri("https://consult.example.org/")));

        const string Address = "https://consult.example.org/c/sample/document?id=note.md&passage=3&";
        Assert.Contains($"[1]: <{Address}", activity.Text, StringComparison.Ordinal);
        Assert.StartsWith(Address, (string?)activity.Entities[0].Properties["citation"]![0]!["appearance"]!["url"], StringComparison.Ordinal);
        Assert.StartsWith("/c/sample/", (string?)((JObject)activity.ChannelData)["isegoria"]!["citations"]![0]!["url"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_pages_or_an_address_is_named_and_quoted_all_the_same()
    {
        var reply = Unsent(new Utterance([new Span("Oui.", Voice.Document, 1)], []));
        reply = reply with { Reply = reply.Reply with { Citations = [new Citation(1, "note", "Note", "note-0", "", "Oui.")] } };
        var cited = ((JObject)Assert.Single(ReplyActivities.From(reply, new Uri("https://consult.example.org/"))).ChannelData)["isegoria"]!["citations"]![0]!;

        Assert.Equal((null, null), ((int?)cited["page"], (string?)cited["url"]));
    }

    [Fact]
    public void Ids_derive_from_the_activity_answered_so_that_sending_twice_shows_once()
    {
        var reply = Unsent(Utterance.Say("Un."), Utterance.Say("Deux."));
        Assert.Equal(["a1.1", "a1.2"], ReplyActivities.From(reply).Select(a => a.Id));
        Assert.Equal(ReplyActivities.From(reply).Select(a => a.Id), ReplyActivities.From(reply).Select(a => a.Id));
    }

    [Fact]
    public void Only_the_last_message_expects_an_answer_and_a_choice_sends_its_title()
    {
        var asked = new Utterance([new Span("Êtes-vous d’accord ?", Voice.Assistant)], [new Choice("Oui", "yes"), new Choice("Non", "no")]);
        var activities = ReplyActivities.From(Unsent(Utterance.Say("Bonjour."), asked));

        Assert.Equal(["acceptingInput", "expectingInput"], activities.Select(a => a.InputHint));
        Assert.Null(activities[0].SuggestedActions);
        Assert.Equal([("imBack", "Oui", "Oui"), ("imBack", "Non", "Non")], activities[1].SuggestedActions.Actions.Select(a => (a.Type, a.Title, (string)a.Value)));
    }

    private static UnsentReply Unsent(params Utterance[] messages) =>
        new(new ActivityId("a1"), new ConversationId("dl/c1"), new ReturnAddress("{}"),
            new Reply(messages, [Note], Some.Stage(), ReplyStatus.Passed), KeepsText: true, Erased: false, Attempts: 0, Some.Noon);
}
