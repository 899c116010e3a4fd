using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Isegoria.Deliberation.Turns;
using Microsoft.AspNetCore.WebUtilities;

namespace Isegoria.Bot.Console.Reviewing;

/// <summary>
/// The addresses of transcripts. Ids of conversations are the channels' own and may hold anything: in an address they stand
/// in base64url. Words looked for are in no address, since addresses end up in logs.
/// </summary>
internal static class TranscriptAddress
{
    public static string List(string slug) => $"/console/c/{slug}/transcripts";

    public static string Objections(string slug) => $"/console/c/{slug}/objections";

    public static string Of(string slug, ConversationId conversation, int? turn = null) =>
        $"{List(slug)}/{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(conversation.Value))}{(turn is { } number ? string.Create(CultureInfo.InvariantCulture, $"?turn={number}") : "")}";

    /// <summary>None where the text is no such id.</summary>
    public static ConversationId? Conversation(string text)
    {
        if (!Base64Url.IsValid(text))
            return null;
        return new ConversationId(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)));
    }

    public static string Page(TranscriptQuery query)
    {
        var parts = new Dictionary<string, string?>
        {
            ["stage"] = query.Stage,
            ["channel"] = query.Channel,
            ["verdict"] = query.Verdict,
            ["from"] = Day(query.From),
            ["until"] = Day(query.Until?.AddDays(-1)),
            ["before"] = query.Before?.ToString(CultureInfo.InvariantCulture),
            ["after"] = query.After?.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString(List(query.Consultation.Value), parts.Where(part => !string.IsNullOrEmpty(part.Value)));
    }

    /// <summary>What a page's address asks for; what it does not understand counts as left out.</summary>
    public static TranscriptQuery Query(string slug, Uri address, string text, int most)
    {
        var asked = QueryHelpers.ParseQuery(address.Query);
        string? Text(string name) => asked.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } given ? given : null;
        long? Place(string name) => long.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
        DateTimeOffset? Start(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)
            : null;
        return new TranscriptQuery(
            new ConsultationId(slug), most, text, Text("stage"), Text("channel"), Text("verdict"), Start("from"),
            Start("until") is { } until && until < DateTimeOffset.MaxValue.AddDays(-2) ? until.AddDays(1) : null, Place("before"), Place("after"));
    }

    public static string? Day(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
