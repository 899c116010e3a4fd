namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Who asks: a server that holds the secret, or a client that holds a token for one conversation.</summary>
public abstract record DirectLineCaller
{
    private DirectLineCaller() { }

    public sealed record Server : DirectLineCaller;

    public sealed record Client(DirectLineGrant Grant) : DirectLineCaller;
}

/// <summary>Lets requests in, or refuses them: 401 without credentials, 403 with wrong ones or from a site the token does not name.</summary>
public sealed class DirectLineDoor(DirectLineKeys keys, DirectLineTokens tokens)
{
    /// <exception cref="RefusedException">The caller may not enter.</exception>
    public async Task<DirectLineCaller> AdmitAsync(HttpRequest request)
    {
        // Without credentials directlinejs sends "Bearer undefined".
        if (Presented.Bearer(request) is not { } presented || presented is "undefined" or "null")
            throw RefusedException.NoToken();

        if (keys.IsSecret(presented))
            return new DirectLineCaller.Server();

        var (grant, _, _) = await tokens.ReadAsync(TokenUse.Talk, presented);
        RequireTrusted(request, grant);
        return new DirectLineCaller.Client(grant);
    }

    /// <summary>A caller that may act in this conversation, which need not exist.</summary>
    /// <exception cref="RefusedException">The caller may not enter, or the token is for another conversation.</exception>
    public async Task<DirectLineCaller> AdmitAsync(HttpRequest request, string conversation)
    {
        var caller = await AdmitAsync(request);
        return caller is DirectLineCaller.Client client && client.Grant.Conversation != conversation
            ? throw RefusedException.NotYours()
            : caller;
    }

    /// <summary>Browsers name the site they are on; other clients send no Origin, and could send any.</summary>
    /// <exception cref="RefusedException">The request comes from a site the token does not name.</exception>
    public static void RequireTrusted(HttpRequest request, DirectLineGrant grant)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && grant.Origins.Count > 0 && !grant.Origins.Any(trusted => Same(trusted, origin)))
            throw RefusedException.Untrusted();
    }

    private static bool Same(string one, string other) =>
        one.AsSpan().TrimEnd('/').Equals(other.AsSpan().TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
}
