using Isegoria.Bot.Console.Live;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Tokens: for other sites' servers, for clients that hold one, and for visitors of our own page.</summary>
internal static class TokenEndpoints
{
    public static void Map(RouteGroupBuilder directLine, RouteGroupBuilder site)
    {
        directLine.MapPost("/tokens/generate", GenerateAsync)
            .WithSummary("A token for a new conversation. Who may call: a server that holds the secret.")
            .WithDescription("The conversation begins when the token is first used. A user.id begins with dl_; a token without one "
                + "lets the client say who writes. trustedOrigins limits the sites that may use the token; consultation names the consultation.");
        directLine.MapPost("/tokens/refresh", RefreshAsync)
            .WithSummary("A new token for the same conversation, user and origins. Who may call: a client with a token that has not expired.");
        site.MapPost("/c/{slug}/token", VisitAsync)
            .RequireRateLimiting(VisitorTokenLimit.Name)
            .WithSummary("A visitor's token for a consultation. Who may call: anybody; limited per address.")
            .WithDescription("Answers conversationId, token, expires_in, and resume: posted back as {\"resume\": ...}, it gives a new "
                + "token for the same conversation and user, also when the token has long expired. {\"room\": ...}, from the join page of a live session, lets the citizen into it.");
    }

    private static async Task<IResult> GenerateAsync(
        HttpRequest request, DirectLineDoor door, DirectLineTokens tokens, DirectLineGrants grants, IOptions<DirectLineOptions> options)
    {
        if (await door.AdmitAsync(request) is not DirectLineCaller.Server)
            throw RefusedException.SecretOnly();

        var asked = await DirectLineParameters.ReadAsync(request, options.Value.MostBodyBytes!.Value);
        if (asked.User?.Id is { } user && !DirectLineGrants.IsBindable(user))
            throw new RefusedException($"A user.id begins with {DirectLineIds.UserPrefix}.");
        return Answer(tokens, await grants.NewAsync(asked, request.HttpContext.RequestAborted));
    }

    private static async Task<IResult> RefreshAsync(HttpRequest request, DirectLineDoor door, DirectLineTokens tokens) =>
        await door.AdmitAsync(request) is DirectLineCaller.Client client
            ? Answer(tokens, client.Grant)
            : throw RefusedException.TokenOnly();

    private static async Task<IResult> VisitAsync(
        string slug, HttpRequest request, DirectLineTokens tokens, IConsultationStore consultations, IIdSource ids, IOptions<DirectLineOptions> options)
    {
        var consultation = new ConsultationId(slug);
        if (await consultations.FindAsync(consultation, request.HttpContext.RequestAborted) is null)
            throw RefusedException.NoConsultation();

        var asked = await DirectLineParameters.ReadAsync(request, options.Value.MostBodyBytes!.Value);
        var grant = asked.Resume is { } resume
            ? (await tokens.ReadAsync(TokenUse.Resume, resume)).Grant
            : new DirectLineGrant(ids.NewId(), consultation, DirectLineIds.UserPrefix + ids.NewId(), []);
        if (grant.Consultation != consultation)
            throw RefusedException.NotYours();
        if (asked.Room is { } ticket)
            await request.HttpContext.RequestServices.GetRequiredService<RoomTickets>().JoinAsync(ticket, consultation, DirectLineIds.Conversation(grant.Conversation), request.HttpContext.RequestAborted);
        return Answer(tokens, grant, tokens.Issue(TokenUse.Resume, grant));
    }

    private static IResult Answer(DirectLineTokens tokens, DirectLineGrant grant, string? resume = null)
    {
        var answer = new Dictionary<string, object>
        {
            ["conversationId"] = grant.Conversation,
            ["token"] = tokens.Issue(TokenUse.Talk, grant),
            ["expires_in"] = (int)tokens.Lifetime(TokenUse.Talk).TotalSeconds,
        };
        if (resume is not null)
            answer["resume"] = resume;
        return Results.Json(answer);
    }
}
