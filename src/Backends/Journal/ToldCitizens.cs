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
            _ => all,
        };
        var messages = await ToldRows.AddAsync(store, reached, told, id, at, cancellation);
        await store.SaveChangesAsync(cancellation);
        return messages;
    }
}
