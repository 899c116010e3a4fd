using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Backends.Journal;

public sealed class ToldCitizens(IDbContextFactory<DeliberationStore> stores) : IToldCitizens
{
    public async Task<IReadOnlyList<CitizenMessage>> TellAsync(
        ConsultationId consultation, Audience audience, Told told, string id, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var all = store.Conversations.AsNoTracking().Where(c => c.ConsultationId == consultation.Value);
        var reached = audience switch
        {
            Audience.Only only => all.Where(c => c.Id == only.Conversation.Value),
            Audience.InSession session => all.Where(c => store.Members.Any(m => m.SessionId == session.Session.Value && m.ConversationId == c.Id)),
            Audience.Agreed { Purpose: var purpose, By: var by, Unbegun: var unbegun } => all.Where(c => (!unbegun || c.Progress == null)
                && store.Consents.Any(k => k.ConversationId == c.Id && k.Purpose == purpose && k.Given && k.At <= by)),
            _ => all,
        };
        var messages = await ToldRows.AddAsync(store, audience is Audience.Agreed ? reached : reached.Where(c => c.Progress != null), told, id, at, cancellation);
        await store.SaveChangesAsync(cancellation);
        return messages;
    }
}
