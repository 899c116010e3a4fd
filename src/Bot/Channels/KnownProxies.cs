using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels;

/// <summary>
/// Behind a web server with TLS a request shows that server's address and plain HTTP. What it forwards of the citizen's
/// own is taken up here, from known proxies alone: anybody else could claim any address.
/// </summary>
public static class KnownProxies
{
    /// <summary>Takes up <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c>; before everything that looks at address, scheme or host.</summary>
    public static IApplicationBuilder UseKnownProxies(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<ProxyOptions>>().Value;
        return app.UseForwardedHeaders(Forwarded(options));
    }

    internal static ForwardedHeadersOptions Forwarded(ProxyOptions proxies)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null, // Read from the end, as far as the addresses named there are known proxies.
        };
        foreach (var known in proxies.Known!)
        {
            if (IPAddress.TryParse(known, out var address))
                forwarded.KnownProxies.Add(address);
            else
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(known));
        }

        return forwarded;
    }
}
