using System.Collections.Concurrent;
using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>
/// Welcomes and repeats. "later" answers after the turn, through the adapter; "think" shows typing and a trace first;
/// "bye" ends the conversation. While broken, it throws at everything.
/// </summary>
public sealed class EchoingBot(IChannelLog log, DirectLineAdapter adapter) : ActivityHandler
{
    private readonly ConcurrentQueue<Activity> _received = new();

    public bool Broken { get; set; }

    /// <summary>What the bot was given in one conversation, in order.</summary>
    public IReadOnlyList<Activity> Received(string conversation) => [.. _received.Where(a => a.Conversation.Id == conversation)];

    public override Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        _received.Enqueue(turnContext.Activity);
        return Broken ? throw new InvalidOperationException("The bot is broken.") : base.OnTurnAsync(turnContext, cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        foreach (var member in membersAdded.Where(m => m.Id != turnContext.Activity.Recipient.Id))
            await SayAsync(turnContext, $"Welcome, {member.Id}.", cancellationToken);
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var activity = (Activity)turnContext.Activity;
        await log.AppendAsync(
            DirectLineIds.Conversation(activity.Conversation.Id), activity.Id, DirectLineJson.Write(activity), cancellationToken);
        switch (activity.Text)
        {
            case "later":
                _ = AnswerLaterAsync(activity.GetConversationReference(), activity.Id);
                return;
            case "think":
                await turnContext.SendActivityAsync(new Activity(ActivityTypes.Typing), cancellationToken);
                await turnContext.SendActivityAsync(new Activity(ActivityTypes.Trace) { Name = "secret" }, cancellationToken);
                break;
            case "bye":
                await turnContext.SendActivityAsync(Activity.CreateEndOfConversationActivity(), cancellationToken);
                return;
        }

        await SayAsync(turnContext, $"You said: {activity.Text}", cancellationToken);
    }

    private static Task<ResourceResponse> SayAsync(ITurnContext turn, string text, CancellationToken cancellation)
    {
        var reply = MessageFactory.Text(text);
        reply.Id = $"{turn.Activity.Id}.1";
        reply.InputHint = InputHints.ExpectingInput; // Nothing more comes.
        return turn.SendActivityAsync(reply, cancellation);
    }

    private async Task AnswerLaterAsync(ConversationReference reference, string id)
    {
        await Task.Delay(100);
        for (var i = 0; i < 2; i++) // Delivered twice, as an outbox may; shown once.
        {
            var reply = MessageFactory.Text("As I said, later.");
            reply.Id = $"{id}.later";
            await adapter.ContinueConversationAsync("", reference, (turn, token) => turn.SendActivityAsync(reply, token), default);
        }
    }
}
