using System.Text.RegularExpressions;

namespace Isegoria.Bot.Citizen;

/// <summary>What the browser may do on a page of ours: speak with this host, and nothing else.</summary>
public static partial class PagePolicy
{
    private const string Self = "'self'";
    private const string None = "'none'";

    /// <summary>The citizens' page.</summary>
    /// <param name="nonce">Admits the style elements that Web Chat makes as it draws; fresh for every response.</param>
    public static void Apply(HttpContext context, string nonce) => Apply(
        context, new Allowed
        {
            Scripts = Self,
            Styles = $"{Self} 'nonce-{nonce}'",
            Connections = Self + Sockets(context.Request.Host),
            Images = $"{Self} data: blob:",
            Forms = Self,
        });

    /// <summary>A page to be read: no script, nothing asked of this host but style, icon and font. No search engine keeps it.</summary>
    public static void ApplyToText(HttpContext context)
    {
        Apply(context, new Allowed());
        context.Response.Headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>A page without a script that sends a form to this host.</summary>
    public static void ApplyToForm(HttpContext context) => Apply(context, new Allowed { Forms = Self });

    /// <summary>The console: its components set styles on their own elements, and speak with this host over a socket.</summary>
    public static void ApplyToConsole(HttpContext context)
    {
        Apply(context, new Allowed
        {
            Scripts = Self,
            Styles = $"{Self} 'unsafe-inline'",
            Connections = Self + Sockets(context.Request.Host),
            Images = $"{Self} data: blob:",
            Base = Self,
            Forms = Self,
        });
        context.Response.Headers.CacheControl = "no-cache, no-store";
    }

    /// <summary>A page on a wall: it asks this host how things stand.</summary>
    public static void ApplyToProjector(HttpContext context) =>
        Apply(context, new Allowed { Scripts = Self, Connections = Self, Images = $"{Self} data:" });

    private static void Apply(HttpContext context, Allowed allowed)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = allowed.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Accept-Language";
    }

    /// <summary>Where a page may have things from; what is not named is not allowed.</summary>
    private sealed record Allowed
    {
        public string? Scripts { get; init; }

        public string Styles { get; init; } = Self;

        public string? Connections { get; init; }

        public string Images { get; init; } = Self;

        public string Base { get; init; } = None;

        public string Forms { get; init; } = None;

        public override string ToString() => string.Join("; ", new[]
        {
            $"default-src {None}",
            Scripts is null ? null : $"script-src {Scripts}",
            $"style-src {Styles}",
            Connections is null ? null : $"connect-src {Connections}",
            $"img-src {Images}",
            $"font-src {Self}",
            $"base-uri {Base}",
            $"form-action {Forms}",
            $"frame-ancestors {None}",
        }.OfType<string>());
    }

    /// <summary>Older browsers do not count a WebSocket of the same host as 'self'. An odd Host header adds nothing.</summary>
    private static string Sockets(HostString host) =>
        PlainHost().IsMatch(host.Value ?? "") ? $" ws://{host.Value} wss://{host.Value}" : "";

    [GeneratedRegex(@"^[A-Za-z0-9.\-]+(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:]+\](:[0-9]{1,5})?$")]
    private static partial Regex PlainHost();
}
