using System.Text.RegularExpressions;

namespace Isegoria.Bot.Citizen;

/// <summary>What the browser may do on a page of ours: speak with this host, and nothing else.</summary>
public static partial class PagePolicy
{
    /// <param name="nonce">Admits the style elements that Web Chat makes as it draws; fresh for every response.</param>
    public static void Apply(HttpContext context, string nonce)
    {
        Apply(context,
            "default-src 'none'",
            "script-src 'self'",
            $"style-src 'self' 'nonce-{nonce}'",
            $"connect-src 'self'{Sockets(context.Request.Host)}",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");
    }

    /// <summary>A page to be read: no script, nothing asked of this host but style, icon and font. No search engine keeps it.</summary>
    public static void ApplyToText(HttpContext context)
    {
        Apply(context,
            "default-src 'none'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
        context.Response.Headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>A page without a script that sends a form to this host.</summary>
    public static void ApplyToForm(HttpContext context) => Apply(context,
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'");

    /// <summary>The console: its components set styles on their own elements, and speak with this host over a socket.</summary>
    public static void ApplyToConsole(HttpContext context)
    {
        Apply(context,
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            $"connect-src 'self'{Sockets(context.Request.Host)}",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");
        context.Response.Headers.CacheControl = "no-cache, no-store";
    }

    /// <summary>A page on a wall: it asks this host how things stand.</summary>
    public static void ApplyToProjector(HttpContext context) => Apply(context,
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'");

    private static void Apply(HttpContext context, params string[] policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = string.Join("; ", policy);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Accept-Language";
    }

    /// <summary>Older browsers do not count a WebSocket of the same host as 'self'. An odd Host header adds nothing.</summary>
    private static string Sockets(HostString host) =>
        PlainHost().IsMatch(host.Value ?? "") ? $" ws://{host.Value} wss://{host.Value}" : "";

    [GeneratedRegex(@"^[A-Za-z0-9.\-]+(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:]+\](:[0-9]{1,5})?$")]
    private static partial Regex PlainHost();
}
