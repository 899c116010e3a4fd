using System.Text.Encodings.Web;
using Isegoria.Bot.Citizen;
using Isegoria.Deliberation.Staff;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.SignIn;

/// <summary>
/// The doors of the console: plain pages without a script. An access link is used up by the button on its page, not by
/// opening it, so that a mail program that looks at links leaves it whole.
/// </summary>
internal static class SignInPages
{
    private const int LongestName = 60;
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/console/enter", ShowEnterAsync).WithSummary("The page of an access link. Who may call: whoever has the link.");
        routes.MapPost("/console/enter", EnterAsync).WithSummary("Uses an access link up and signs in. Who may call: whoever has the link.").DisableAntiforgery().RequireRateLimiting(AddressLimits.Enter);
        routes.MapGet("/console/sign-in", ShowSignInAsync).WithSummary("How to sign in. Who may call: anybody.");
        routes.MapGet("/console/sign-in/start", Start).WithSummary("Goes to the OpenID Connect server. Who may call: anybody.");
        routes.MapPost("/console/sign-out", SignOutAsync).WithSummary("Ends the sign-in. Who may call: anybody; it ends the caller's own.");
        routes.MapGet("/console/language/{code}", Language).WithSummary("Sets the console's language. Who may call: anybody.");
        routes.MapFallback("/console/{*missing}", context => SayAsync(context, StatusCodes.Status404NotFound, "missing_title", "missing"));
    }

    /// <summary>What a page answers to who is signed in and has not the right role.</summary>
    public static Task ForbidAsync(HttpContext context) => SayAsync(context, StatusCodes.Status403Forbidden, "forbidden_title", "forbidden");

    private static async Task ShowEnterAsync(HttpContext context, IAccessLinks links, ConsoleWords words, TimeProvider time, string? key)
    {
        if (await links.LookAsync(key ?? "", time.GetUtcNow(), context.RequestAborted) is null)
        {
            await SayAsync(context, StatusCodes.Status410Gone, "link_gone_title", "link_gone");
            return;
        }
        await WriteAsync(context, StatusCodes.Status200OK, words["enter_title"], $"""
            <p>{Html.Encode(words["enter"])}</p>
            <form method="post" action="/console/enter">
              <input type="hidden" name="key" value="{Html.Encode(key!)}">
              <label for="name">{Html.Encode(words["enter_name"])}</label>
              <input id="name" name="name" required maxlength="{LongestName}" autocomplete="name">
              <button>{Html.Encode(words["enter_button"])}</button>
            </form>
            """);
    }

    /// <summary>The key in the form is the secret that a forged request would lack.</summary>
    private static async Task EnterAsync(HttpContext context, IAccessLinks links, IAuditLog audit, IOptions<ConsoleOptions> options, TimeProvider time)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = form["name"].ToString().Trim();
        var now = time.GetUtcNow();
        if (name.Length is 0 or > LongestName)
        {
            context.Response.Redirect(FirstLink.AddressOf("", Uri.EscapeDataString(form["key"].ToString())));
            return;
        }
        if (await links.UseAsync(form["key"].ToString(), now, context.RequestAborted) is not { } grant)
        {
            await SayAsync(context, StatusCodes.Status410Gone, "link_gone_title", "link_gone");
            return;
        }
        var member = new StaffMember(name, [grant], now + options.Value.SignedIn!.Value);
        await audit.WriteAsync(new AuditEntry(now, name, grant.Consultation, "sign-in", grant.ToString()), context.RequestAborted);
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            StaffClaims.Write(member, CookieAuthenticationDefaults.AuthenticationScheme),
            new AuthenticationProperties { ExpiresUtc = member.Until, IsPersistent = false });
        context.Response.Redirect("/console");
    }

    private static Task ShowSignInAsync(HttpContext context, ConsoleWords words, IOptions<ConsoleOptions> options) =>
        WriteAsync(context, StatusCodes.Status401Unauthorized, words["sign_in_title"], options.Value.OpenIdConnect.IsOn
            ? $"""<p>{Html.Encode(words["sign_in_directory"])}</p><p><a class="button" href="/console/sign-in/start">{Html.Encode(words["sign_in_button"])}</a></p>"""
            : $"""<p>{Html.Encode(words["sign_in_link"])}</p><pre>{Html.Encode(OwnCommand.Shown("access"))}</pre>""");

    private static IResult Start(IOptions<ConsoleOptions> options) => options.Value.OpenIdConnect.IsOn
        ? Results.Challenge(new AuthenticationProperties { RedirectUri = "/console" }, [OpenIdConnectDefaults.AuthenticationScheme])
        : Results.Redirect("/console/sign-in");

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.Redirect("/console/sign-in");
    }

    private static IResult Language(HttpContext context, string code, string? back)
    {
        if (ConsoleWords.Languages.All(language => language.Code != code))
            return Results.NotFound();
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(code)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        return Results.LocalRedirect(back is { Length: > 1 } && back.StartsWith("/console", StringComparison.Ordinal) ? back : "/console");
    }

    private static Task SayAsync(HttpContext context, int status, string title, string body)
    {
        var words = context.RequestServices.GetRequiredService<ConsoleWords>();
        return WriteAsync(context, status, words[title], $"""<p>{Html.Encode(words[body])}</p><p><a href="/console">{Html.Encode(words["to_console"])}</a></p>""");
    }

    private static Task WriteAsync(HttpContext context, int status, string title, string body)
    {
        PagePolicy.ApplyToForm(context);
        return new PlainPage(ConsoleWords.Spoken.Code, title, $"<main><h1>{Html.Encode(title)}</h1>{body}</main>")
        {
            Styles = [PlainPage.BundleStyle(context.RequestServices.GetRequiredService<PageBundle>()), "/css/message.css"],
        }.WriteAsync(context, status);
    }
}
