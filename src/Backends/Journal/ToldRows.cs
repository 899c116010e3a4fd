using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

/// <summary>Puts what citizens are told among the messages to carry, within a transaction of the caller.</summary>
internal static class ToldRows
{
    /// <summary>The id of the message that tells one conversation something.</summary>
    public static string Activity(string id, string conversation) => $"told/{id}/{conversation}";

    /// <summary>
    /// For each conversation that can be reached, in the order given. Who has not begun is spoken to in the language their channel
    /// reported last; whoever has, in the one they chose.
    /// </summary>
    /// <param name="id">Unique for what is told: the message's id is made of it and the conversation.</param>
    public static async Task<IReadOnlyList<CitizenMessage>> AddAsync(
        DeliberationStore store, IQueryable<ConversationRow> to, Told told, string id, DateTimeOffset at, CancellationToken cancellation)
    {
        var reached = await to.Where(c => c.ReplyTo != "").Select(c => new
        {
            c.Id,
            c.ConsultationId,
            c.ReplyTo,
            Locale = store.Messages.Where(m => m.ConversationId == c.Id && m.Locale != null).OrderByDescending(m => m.Sequence).Select(m => m.Locale).FirstOrDefault(),
        }).ToListAsync(cancellation);
        List<CitizenMessage> messages = [.. reached.Select(c => new CitizenMessage(
            new ActivityId(Activity(id, c.Id)),
            new ConversationId(c.Id),
            new ConsultationId(c.ConsultationId),
            MessageKind.Told,
            "",
            Language.FromTag(c.Locale),
            new ReturnAddress(c.ReplyTo),
            at)
        {
            Told = told,
        })];
        var ids = messages.ConvertAll(message => message.Activity.Value);
        var known = await store.Messages.Where(m => ids.Contains(m.ActivityId)).Select(m => m.ActivityId).ToListAsync(cancellation);
        messages.RemoveAll(message => known.Contains(message.Activity.Value));
        store.Messages.AddRange(messages.Select(MessageRows.From));
        return messages;
    }
}
