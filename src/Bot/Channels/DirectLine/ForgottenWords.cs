using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Takes a citizen's words out of the history where no consent covers them; that something was said stays visible.</summary>
public sealed class ForgottenWords(IChannelLog log)
{
    /// <summary>Nothing happens where the activity is not in the history or its words are gone already.</summary>
    public async Task ForgetAsync(ConversationId conversation, string activityId, CancellationToken cancellation)
    {
        var entry = (await log.ReadAsync(conversation, 0, cancellation)).FirstOrDefault(a => a.Id == activityId);
        if (entry is null || !DirectLineJson.TryRead(entry.Json, out var activity) || activity.Text == DirectLineStamp.InPlaceOfWords)
            return;
        await log.ReplaceAsync(conversation, activityId, DirectLineJson.Write(DirectLineStamp.WithoutWords(activity)), cancellation);
    }
}
