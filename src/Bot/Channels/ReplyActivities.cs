using System.Globalization;
using System.Text;
using Isegoria.Bot.Citizen;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Isegoria.Bot.Channels;

/// <summary>
/// Writes a reply as Bot Framework activities: Markdown with citations as reference links and as schema.org Claims (what
/// Web Chat and Teams show), suggested answers as imBack actions, and under channelData "isegoria" the same for our page.
/// </summary>
internal static class ReplyActivities
{
    /// <param name="host">The public address of this host, where it is known: citations then link to their documents on every channel.</param>
    public static IReadOnlyList<Activity> From(UnsentReply unsent, Uri? host = null)
    {
        var reply = unsent.Reply;
        return [.. reply.Messages.Select((message, i) => One(unsent, host, message, i, last: i == reply.Messages.Count - 1))];
    }

    private static Activity One(UnsentReply unsent, Uri? host, Utterance message, int index, bool last)
    {
        var language = unsent.Reply.Stage.Language;
        var cited = unsent.Reply.Citations.Where(c => message.Spans.Any(s => s.Citation == c.Number)).ToList();
        var links = Links(cited, host, language);
        var activity = (Activity)Activity.CreateMessageActivity();
        activity.Id = $"{unsent.Activity}.{index + 1}";
        activity.Text = MarkdownOf(message, cited, links);
        activity.TextFormat = TextFormatTypes.Markdown;
        activity.Locale = language.Code;
        activity.InputHint = last ? InputHints.ExpectingInput : InputHints.AcceptingInput;
        activity.ChannelData = new JObject { ["isegoria"] = OwnData(unsent, message, cited) };
        if (cited.Count > 0)
            activity.Entities = [ClaimsOf(cited, links)];
        if (message.Choices.Count > 0)
            activity.SuggestedActions = new SuggestedActions(actions: [.. message.Choices.Select(ActionOf)]);
        return activity;
    }

    /// <summary>An imBack shows what it sends as the citizen's message: the title, which the dialog understands as well as the value.</summary>
    private static CardAction ActionOf(Choice choice) => new(ActionTypes.ImBack, choice.Title, value: choice.Title);

    /// <summary>The documents' public addresses by the citations' numbers; none where the host does not know its own.</summary>
    private static Dictionary<int, Uri> Links(List<Citation> cited, Uri? host, Language language) => host is null ? [] : cited
        .Select(citation => (citation.Number, Address: DocumentPlace.AddressOf(citation, language)))
        .Where(link => link.Address is not null)
        .ToDictionary(link => link.Number, link => new Uri(host, link.Address));

    /// <summary>Words of people and documents stay words; only the citation links are markup.</summary>
    private static string MarkdownOf(Utterance message, List<Citation> cited, Dictionary<int, Uri> links)
    {
        var text = new StringBuilder();
        foreach (var span in message.Spans)
        {
            PlainMarkdown.Append(text, span.Text);
            if (span.Citation > 0)
                text.Append(CultureInfo.InvariantCulture, $" [{span.Citation}][{span.Citation}]");
        }

        foreach (var citation in cited)
        {
            var link = links.TryGetValue(citation.Number, out var address) ? $"<{address.AbsoluteUri}>" : $"cite:{citation.Number}";
            text.Append(CultureInfo.InvariantCulture, $"\n\n[{citation.Number}]: {link} \"{Title(citation)}\"");
        }
        return text.ToString();
    }

    private static string Title(Citation citation) => Name(citation).Replace('"', '\'').Replace('\n', ' ').Replace('\\', ' ');

    /// <summary>"page" is the word in French as in English.</summary>
    private static string Name(Citation citation) =>
        citation.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $"{citation.Title}, page {page}") : citation.Title;

    private static Entity ClaimsOf(List<Citation> cited, Dictionary<int, Uri> links)
    {
        var entity = new Entity("https://schema.org/Message");
        entity.Properties["@context"] = "https://schema.org";

        // Web Chat blanks the whole bubble where a Message entity lacks "@type".
        entity.Properties["@type"] = "Message";
        entity.Properties["@id"] = "";
        entity.Properties["citation"] = new JArray(cited.Select(c => new JObject
        {
            ["@type"] = "Claim",
            ["position"] = c.Number,
            ["appearance"] = Appearance(c, links.GetValueOrDefault(c.Number)),
        }));
        return entity;
    }

    /// <summary>An address that leads nowhere outside our page would be worse than none.</summary>
    private static JObject Appearance(Citation citation, Uri? link)
    {
        var appearance = new JObject { ["@type"] = "DigitalDocument", ["name"] = Name(citation), ["text"] = citation.Quote };
        if (link is not null)
            appearance["url"] = link.AbsoluteUri;
        return appearance;
    }

    private static JObject OwnData(UnsentReply unsent, Utterance message, List<Citation> cited)
    {
        var stage = unsent.Reply.Stage;
        return new JObject
        {
            ["turn"] = unsent.Activity.Value,
            ["language"] = stage.Language.Code,
            ["status"] = unsent.Reply.Status.ToString().ToLowerInvariant(),
            ["stage"] = new JObject
            {
                ["number"] = stage.Number,
                ["of"] = stage.Of,
                ["title"] = stage.Title,
                ["closed"] = stage.Closed,
                ["ending"] = stage.Ending.ToString().ToLowerInvariant(),
            },
            ["spans"] = new JArray(message.Spans.Select(s => new JObject
            {
                ["text"] = s.Text,
                ["voice"] = s.Voice.ToString().ToLowerInvariant(),
                ["citation"] = s.Citation,
            })),
            ["citations"] = new JArray(cited.Select(c => new JObject
            {
                ["number"] = c.Number,
                ["document"] = c.Document,
                ["title"] = c.Title,
                ["heading"] = c.Heading,
                ["passage"] = c.Passage,
                ["quote"] = c.Quote,
                ["page"] = c.Page,
                ["side"] = c.Side.ToString().ToLowerInvariant(),
                ["url"] = DocumentPlace.AddressOf(c, stage.Language),
            })),
        };
    }
}
