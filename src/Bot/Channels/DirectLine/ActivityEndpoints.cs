using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Reading the history, and writing to the bot.</summary>
internal static partial class ActivityEndpoints
{
    public static void Map(RouteGroupBuilder directLine)
    {
        directLine.MapGet("/conversations/{conversationId}/activities", ReadAsync)
            .WithSummary("The activities newer than a watermark, all without one. Who may call: the conversation's token, or the secret.");
        directLine.MapPost("/conversations/{conversationId}/activities", PostAsync)
            .WithSummary("Sends an activity to the bot; answers its id once it is taken safely. Who may call: the conversation's token, or the secret.")
            .WithDescription("An activity repeated with the same channelData.clientActivityID is taken once and answered with the same id. "
                + "Limited per conversation; 429 says in Retry-After when to go on.");
        directLine.MapPost("/conversations/{conversationId}/upload", UploadAsync)
            .WithSummary("Files, which are refused for now and stored nowhere. Who may call: the conversation's token, or the secret.");
    }

    private static async Task<IResult> ReadAsync(
        string conversationId, HttpRequest request, DirectLineDoor door, IChannelLog log, ILogger<DirectLineInbox> logger)
    {
        await door.AdmitAsync(request, conversationId);
        var id = DirectLineIds.Conversation(conversationId);
        var after = request.Watermark() ?? 0;
        IReadOnlyList<LoggedActivity> news = [];
        try
        {
            if (await log.FindAsync(id, request.HttpContext.RequestAborted) is null)
                throw RefusedException.NoConversation();
            news = await log.ReadAsync(id, after, request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is not RefusedException && !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // A polling client that is told 5xx never asks again; "nothing new" is true enough until it asks next second.
            HistoryFailed(logger, id, Fault.Of(e));
        }

        return Json(DirectLineJson.Set(news.Select(a => a.Json), news.Count > 0 ? news[^1].Sequence : after));
    }

    private static async Task<IResult> PostAsync(
        string conversationId,
        HttpRequest request,
        DirectLineDoor door,
        PostLimit limit,
        IChannelLog log,
        DirectLineInbox inbox,
        IBot bot,
        IOptions<DirectLineOptions> options)
    {
        var caller = await door.AdmitAsync(request, conversationId);
        limit.Count(conversationId);
        await RequireOpenAsync(log, conversationId, request.HttpContext.RequestAborted);
        if (!DirectLineJson.TryRead(await request.ReadTextAsync(options.Value.MostBodyBytes!.Value), out var activity))
            throw new RefusedException("The body is not an activity in JSON.");

        var id = await inbox.TakeAsync(conversationId, (caller as DirectLineCaller.Client)?.Grant.User, activity, bot);
        return Results.Json(new { id });
    }

    /// <summary>Neither the body nor a file's name is looked at.</summary>
    private static async Task<IResult> UploadAsync(string conversationId, HttpRequest request, DirectLineDoor door, IChannelLog log)
    {
        await door.AdmitAsync(request, conversationId);
        await RequireOpenAsync(log, conversationId, request.HttpContext.RequestAborted);
        throw RefusedException.NoFiles();
    }

    private static async Task RequireOpenAsync(IChannelLog log, string conversation, CancellationToken cancellation)
    {
        if (await log.FindAsync(DirectLineIds.Conversation(conversation), cancellation) is null)
            throw RefusedException.NoConversation();
    }

    private static IResult Json(string json) => Results.Text(json, "application/json; charset=utf-8");

    [LoggerMessage(LogLevel.Error, "The history of {Conversation} could not be read: {Fault}")]
    private static partial void HistoryFailed(ILogger logger, ConversationId conversation, string fault);
}
