using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>The WebSocket on which activities arrive by themselves.</summary>
internal static class StreamEndpoint
{
    public static void Map(RouteGroupBuilder directLine) =>
        directLine.MapMethods("/conversations/{conversationId}/stream", [HttpMethods.Get, HttpMethods.Connect], OpenAsync)
            .WithSummary("The stream of a conversation. Who may call: the holder of a stream address, once, shortly after it was given; no header needed.");

    private static async Task<IResult> OpenAsync(string conversationId, HttpContext http, [AsParameters] Parts parts)
    {
        var (grant, ticket, ends) = await parts.Tokens.ReadAsync(TokenUse.Stream, http.Request.Query["t"].ToString());
        if (grant.Conversation != conversationId)
            throw RefusedException.NotYours();
        DirectLineDoor.RequireTrusted(http.Request, grant);
        if (!http.WebSockets.IsWebSocketRequest)
            throw new RefusedException("The stream is a WebSocket.");
        if (!parts.Spent.TrySpend(ticket, ends))
            throw RefusedException.Expired();

        using var stream = new DirectLineStream(grant.Id, http.Request.Watermark() ?? 0, parts.Log, parts.Options.Value, parts.Time);
        using var shutdown = parts.Host.ApplicationStopping.Register(stream.Stop);
        parts.Streams.Add(stream);
        try
        {
            using var socket = await http.WebSockets.AcceptWebSocketAsync();
            await stream.RunAsync(socket, http.RequestAborted);
        }
        finally
        {
            parts.Streams.Remove(stream);
        }

        return Results.Empty;
    }

    private sealed record Parts(
        DirectLineTokens Tokens,
        DirectLineStreams Streams,
        SpentTickets Spent,
        IChannelLog Log,
        IOptions<DirectLineOptions> Options,
        TimeProvider Time,
        IHostApplicationLifetime Host);
}
