using System.Globalization;
using System.Text.Encodings.Web;
using Isegoria.Bot.Citizen;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Sessions;
using QRCoder;

namespace Isegoria.Bot.Console.Live;

/// <summary>
/// A live session seen from outside, by its code: the join page, and the page on the wall. Neither shows anything of a
/// citizen. Limited per address, so that codes are not guessed.
/// </summary>
internal static class RoomPages
{
    private const int LongestName = 30;
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var rooms = routes.MapGroup("/s").RequireRateLimiting(AddressLimits.Join).WithTags("Live sessions");
        rooms.MapGet("/{code}", ShowAsync).WithSummary("The join page of a live session. Who may call: anybody who has the code.");
        rooms.MapPost("/{code}", JoinAsync).WithSummary("Goes to the conversation, in the session. Who may call: anybody who has the code.").DisableAntiforgery();
        rooms.MapGet("/{code}/projector", ProjectAsync).WithSummary("The session's page for a wall. Who may call: anybody who has the code.");
        rooms.MapGet("/{code}/state", StateAsync).RequireRateLimiting(AddressLimits.State)
            .WithSummary("How the session stands: phase, stage, seconds left, number taking part. Who may call: anybody who has the code.");
    }

    private static async Task ShowAsync(HttpContext context, string code, ILiveSessions sessions, IConsultationStore consultations, ConsoleWords words)
    {
        if (await FindAsync(context, code, sessions, consultations) is not var (session, consultation))
            return;
        var question = consultation.Words(consultation.Question, ConsoleWords.Spoken);
        PagePolicy.ApplyToForm(context);
        await WriteAsync(context, words["join_title"], "message", "", $"""
            <main><h1>{Html.Encode(question)}</h1><p>{Html.Encode(words["join"])}</p>
            <form method="post" action="/s/{session.Code}">
              <label for="name">{Html.Encode(words["join_name"])}</label>
              <input id="name" name="name" maxlength="{LongestName}" autocomplete="nickname" aria-describedby="why">
              <p id="why">{Html.Encode(words["join_why"])}</p>
              <button>{Html.Encode(words["join_button"])}</button>
            </form></main>
            """);
    }

    private static async Task JoinAsync(HttpContext context, string code, ILiveSessions sessions, IConsultationStore consultations, RoomTickets tickets)
    {
        if (await FindAsync(context, code, sessions, consultations) is not var (session, consultation))
            return;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = string.Concat(form["name"].ToString().Where(c => !char.IsControl(c))).Trim();
        if (name.Length > LongestName)
            name = name[..LongestName];
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"/c/{consultation.Id}?room={Uri.EscapeDataString(tickets.Issue(session.Id, name.Length > 0 ? name : null))}";
    }

    private static async Task ProjectAsync(HttpContext context, string code, ILiveSessions sessions, IConsultationStore consultations, ConsoleWords words)
    {
        if (await FindAsync(context, code, sessions, consultations) is not var (session, consultation))
            return;
        var address = $"{context.Request.Scheme}://{context.Request.Host}/s/{session.Code}";
        PagePolicy.ApplyToProjector(context);
        await WriteAsync(context, words["projector"], "projector", """<script type="module" src="/js/projector.js"></script>""", $"""
            <main data-state="/s/{session.Code}/state">
              <section>
                <p class="stage" id="stage" aria-live="polite"></p>
                <h1>{Html.Encode(consultation.Words(consultation.Question, ConsoleWords.Spoken))}</h1>
                <p class="time" id="time"></p>
                <p class="here" id="here"></p>
              </section>
              <aside>
                <div class="qr">{Qr(address)}</div>
                <p>{Html.Encode(words["projector_join"])}<br><span class="address">{Html.Encode($"{context.Request.Host}/s/{session.Code}")}</span></p>
                <p class="code">{session.Code[..3]}&#8239;{session.Code[3..]}</p>
              </aside>
            </main>
            <p class="lost" id="lost" role="status" hidden>{Html.Encode(words["projector_lost"])}</p>
            """);
    }

    private static async Task<IResult> StateAsync(string code, ILiveSessions sessions, ConsoleWords words, TimeProvider time, CancellationToken cancellation)
    {
        if (await sessions.FindByCodeAsync(code, cancellation) is not { } session)
            return Results.Json(new { Phase = "closed", Stage = words["phase_closed"], Time = "", Here = "" });
        var here = (await sessions.PresentAsync(session.Id, cancellation)).Count;
        var left = session.TimeLeft(time.GetUtcNow());
        return Results.Json(new
        {
            Phase = session.Phase.ToString().ToLowerInvariant(),
            Stage = StageOf(session, words),
            SecondsLeft = (int)left.TotalSeconds,
            Time = session.Phase switch
            {
                SessionPhase.Waiting => "",
                SessionPhase.Paused => words["phase_paused"],
                _ => SessionTime.Left(left, words),
            },
            Taking = here,
            Here = words.With("projector_here", here),
        });
    }

    private static string StageOf(LiveSession session, ConsoleWords words) => session.Phase is SessionPhase.Waiting
        ? words["phase_waiting"]
        : words.With("projector_stage", session.At + 1, session.Agenda.Count, SessionTime.Title(session.Current));

    private static async Task<(LiveSession, Consultation)?> FindAsync(
        HttpContext context, string code, ILiveSessions sessions, IConsultationStore consultations)
    {
        if (await sessions.FindByCodeAsync(code, context.RequestAborted) is { } session
            && await consultations.FindAsync(session.Consultation, context.RequestAborted) is { } consultation)
            return (session, consultation);
        var words = context.RequestServices.GetRequiredService<ConsoleWords>();
        PagePolicy.ApplyToForm(context);
        await WriteAsync(
            context, words["join_missing_title"], "message", "",
            $"<main><h1>{Html.Encode(words["join_missing_title"])}</h1><p>{Html.Encode(words["join_missing"])}</p></main>", StatusCodes.Status404NotFound);
        return null;
    }

    private static string Qr(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(new System.Drawing.Size(240, 240), "#1C2434", "#FFFFFF", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private static Task WriteAsync(HttpContext context, string title, string style, string script, string body, int status = StatusCodes.Status200OK) =>
        new PlainPage(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, title, body)
        {
            Styles = [PlainPage.BundleStyle(context.RequestServices.GetRequiredService<PageBundle>()), $"/css/{style}.css"],
            Head = [script],
        }.WriteAsync(context, status);
}
