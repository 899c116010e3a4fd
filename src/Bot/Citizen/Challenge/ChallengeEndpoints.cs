using System.Text.Json;
using System.Text.Json.Serialization;
using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Citizen.Challenge;

/// <summary>A citizen asks why they were given a reply, and objects to it. The token of the conversation opens its own replies alone.</summary>
public static class ChallengeEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Reads the section <c>Objections</c>; needs Direct Line, the journal and the dialogs.</summary>
    public static IServiceCollection AddChallenge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ObjectionOptions>(configuration, ObjectionOptions.Section);
        return services.AddSingleton<ObjectionDesk>();
    }

    public static IEndpointRouteBuilder MapChallenge(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/c/{slug}").WithTags("Why this reply?").AddEndpointFilter<RouteGroupBuilder, DirectLineAnswers>();
        own.MapGet("/why", WhyAsync)
            .WithSummary("The reasons of a reply, and what became of an objection to it. Who may call: the token of the conversation it belongs to; limited per conversation.");
        own.MapPost("/objections", ObjectAsync)
            .WithSummary("Takes an objection to a reply. Who may call: the token of the conversation it belongs to; limited per conversation.")
            .WithDescription("{\"turn\": ..., \"text\": ..., \"asWritten\": false}. 201 once it is kept. 403 ConsentNeeded where no consent covers it; 409 "
                + "AlreadyObjected; 422 PersonalData, with the text as it would be without: sent again like that, or with asWritten, it is kept.");
        return routes;
    }

    private static async Task<IResult> WhyAsync(
        string slug, string? turn, HttpRequest request, DirectLineDoor door, PostLimit limit, ITurnJournal journal, ObjectionDesk desk)
    {
        var grant = await AdmitAsync(slug, request, door, limit);
        var found = await OwnAsync(journal, grant, turn, request.HttpContext.RequestAborted);
        var (objection, may) = await desk.StandingAsync(found, request.HttpContext.RequestAborted);
        return Results.Json(new
        {
            reasons = Reasons.Of(found),
            objection = objection is null ? null : new { objection.Text, objection.Answer },
            mayObject = may,
            longestText = desk.LongestText,
        }, Json);
    }

    private static async Task<IResult> ObjectAsync(
        string slug, HttpRequest request, DirectLineDoor door, PostLimit limit, ITurnJournal journal, ObjectionDesk desk, IOptions<DirectLineOptions> options)
    {
        var grant = await AdmitAsync(slug, request, door, limit);
        var asked = Read(await request.ReadTextAsync(options.Value.MostBodyBytes!.Value));
        var found = await OwnAsync(journal, grant, asked.Turn, request.HttpContext.RequestAborted);
        var text = (asked.Text ?? "").Trim();
        if (text.Length == 0 || text.Length > desk.LongestText)
            throw new RefusedException($"An objection has 1 to {desk.LongestText} characters.");
        return await desk.TakeAsync(found, text, asked.AsWritten, request.HttpContext.RequestAborted) switch
        {
            Taken.Kept => Results.Json(new { kept = true }, statusCode: StatusCodes.Status201Created),
            Taken.NoConsent => Refusal(StatusCodes.Status403Forbidden, "ConsentNeeded", "Without consent nothing is kept."),
            Taken.Personal personal => Refusal(StatusCodes.Status422UnprocessableEntity, "PersonalData", "The text holds personal data.", personal.LeftOut),
            _ => Refusal(StatusCodes.Status409Conflict, "AlreadyObjected", "There is an objection to this reply already."),
        };
    }

    /// <exception cref="RefusedException">The caller holds no token, or one for another consultation, or has asked too often.</exception>
    private static async Task<DirectLineGrant> AdmitAsync(string slug, HttpRequest request, DirectLineDoor door, PostLimit limit)
    {
        if (await door.AdmitAsync(request) is not DirectLineCaller.Client { Grant: var grant })
            throw RefusedException.TokenOnly();
        if (grant.Consultation != new ConsultationId(slug))
            throw RefusedException.NoReply();
        limit.Count($"why {grant.Conversation}"); // Beside messages, so that who asks why can still talk.
        return grant;
    }

    /// <exception cref="RefusedException">There is no such turn in the caller's conversation.</exception>
    private static async Task<Turn> OwnAsync(ITurnJournal journal, DirectLineGrant grant, string? turn, CancellationToken cancellation) =>
        turn is { Length: > 0 } && await journal.FindAsync(new ActivityId(turn), cancellation) is { } found && found.Conversation == grant.Id
            ? found
            : throw RefusedException.NoReply();

    private static Asked Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Asked>(body, Json) ?? new Asked();
        }
        catch (JsonException e)
        {
            throw new RefusedException("The body is not the JSON object expected here.", e);
        }
    }

    private static IResult Refusal(int status, string code, string message, string? leftOut = null) =>
        Results.Json(new { error = new { code, message }, leftOut }, statusCode: status);

    private sealed record Asked(string? Turn = null, string? Text = null, bool AsWritten = false);
}
