using Isegoria.Deliberation.Turns;
using Microsoft.AspNetCore.Cors;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Beginning a conversation and coming back to it.</summary>
internal static class ConversationEndpoints
{
    public static void Map(RouteGroupBuilder directLine)
    {
        directLine.MapPost("/conversations", StartAsync)
            .WithSummary("Begins a conversation, or answers 200 where it has begun. Who may call: a token, or the secret.")
            .WithDescription("The stream address works once, within its lifetime, and shows everything from the start.");
        directLine.MapGet("/conversations/{conversationId}", ReconnectAsync)
            .WithSummary("A new stream address for a conversation. Who may call: its token, or the secret.")
            .WithDescription("The stream shows what is newer than the watermark; everything where it is empty; only what comes "
                + "after this call where there is no watermark parameter at all.");
        directLine.MapGet("/session/getsessionid", SessionAsync)
            .WithMetadata(new EnableCorsAttribute(DirectLineSetup.CredentialsPolicy))
            .WithSummary("A session id, as clients ask for before a sign-in card. Who may call: a token, or the secret.");
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request, [AsParameters] Parts parts, DirectLineGrants grants, DirectLineInbox inbox, IBot bot)
    {
        var caller = await parts.Door.AdmitAsync(request);
        var asked = await DirectLineParameters.ReadAsync(request, parts.Options.Value.MostBodyBytes!.Value);
        var grant = caller is DirectLineCaller.Client client ? client.Grant : await grants.NewAsync(asked, request.HttpContext.RequestAborted);

        await grants.RequireAsync(grant.Consultation, request.HttpContext.RequestAborted);
        var opened = await parts.Log.OpenAsync(grant.Id, grant.Consultation, request.HttpContext.RequestAborted);
        await inbox.GreetAsync(grant.Conversation, grant.User, asked.Locale, bot);
        return Answer(request, parts.Tokens, grant, 0, opened ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ReconnectAsync(
        string conversationId, HttpRequest request, [AsParameters] Parts parts, DirectLineInbox inbox, IBot bot)
    {
        var caller = await parts.Door.AdmitAsync(request, conversationId);
        var id = DirectLineIds.Conversation(conversationId);
        var consultation = await parts.Log.FindAsync(id, request.HttpContext.RequestAborted) ?? throw RefusedException.NoConversation();
        var grant = caller is DirectLineCaller.Client client ? client.Grant : new DirectLineGrant(conversationId, consultation, null, []);

        await inbox.GreetAsync(conversationId, grant.User, locale: null, bot);
        var watermark = request.Watermark() ?? await parts.Log.LastAsync(id, request.HttpContext.RequestAborted);
        return Answer(request, parts.Tokens, grant, watermark, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SessionAsync(HttpRequest request, DirectLineDoor door, IIdSource ids)
    {
        await door.AdmitAsync(request);
        return Results.Json(new { sessionId = ids.NewId() });
    }

    private static IResult Answer(HttpRequest request, DirectLineTokens tokens, DirectLineGrant grant, long watermark, int status)
    {
        var scheme = request.IsHttps ? "wss" : "ws";
        var path = $"{request.PathBase}{DirectLineSetup.Path}/conversations/{Uri.EscapeDataString(grant.Conversation)}/stream";
        return Results.Json(
            new
            {
                conversationId = grant.Conversation,
                token = tokens.Issue(TokenUse.Talk, grant),
                expires_in = (int)tokens.Lifetime(TokenUse.Talk).TotalSeconds,
                streamUrl = $"{scheme}://{request.Host}{path}?watermark={watermark}&t={tokens.Issue(TokenUse.Stream, grant)}",
            },
            statusCode: status);
    }

    private sealed record Parts(DirectLineDoor Door, DirectLineTokens Tokens, IChannelLog Log, IOptions<DirectLineOptions> Options);
}
