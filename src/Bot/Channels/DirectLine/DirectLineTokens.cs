using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>What a token allows: one conversation of one consultation.</summary>
/// <param name="User">The user whose words these are, or null where only the client knows.</param>
/// <param name="Origins">Sites that may use the token in a browser; empty for any.</param>
public sealed record DirectLineGrant(string Conversation, ConsultationId Consultation, string? User, IReadOnlyList<string> Origins)
{
    public ConversationId Id => DirectLineIds.Conversation(Conversation);
}

/// <summary>What a signed text is good for; one is never accepted in place of another.</summary>
public enum TokenUse
{
    /// <summary>Talking: the Direct Line token.</summary>
    Talk,

    /// <summary>Opening one stream once.</summary>
    Stream,

    /// <summary>Getting a new token for one's own conversation, for a visitor who comes back.</summary>
    Resume,
}

/// <summary>
/// Issues and reads signed JSON Web Tokens (HS256) with the claims <c>conv</c>, <c>consultation</c>, <c>user</c> (the
/// string that directlinejs looks for) and <c>origins</c>.
/// </summary>
public sealed class DirectLineTokens(DirectLineKeys keys, IOptions<DirectLineOptions> options, IIdSource ids, TimeProvider time)
{
    private const string Issuer = "isegoria";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey _key = new(keys.SigningKey);

    public TimeSpan Lifetime(TokenUse use) => use switch
    {
        TokenUse.Talk => options.Value.TokenLifetime!.Value,
        TokenUse.Stream => options.Value.StreamUrlLifetime!.Value,
        TokenUse.Resume => options.Value.ResumeLifetime!.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(use)),
    };

    public string Issue(TokenUse use, DirectLineGrant grant)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["jti"] = ids.NewId(),
            ["conv"] = grant.Conversation,
            ["consultation"] = grant.Consultation.Value,
        };
        if (grant.User is { } user)
            claims["user"] = user;
        if (grant.Origins.Count > 0)
            claims["origins"] = grant.Origins.ToArray();

        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience(use),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime(use),
            Claims = claims,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>The grant, and the token's own id and end.</summary>
    /// <exception cref="RefusedException">The token is not ours, is for another use, or has expired.</exception>
    public async Task<(DirectLineGrant Grant, string Id, DateTimeOffset Ends)> ReadAsync(TokenUse use, string token)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience(use),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = _key,
            ValidateLifetime = false, // Below, by our own clock and without leeway.
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken read)
            throw RefusedException.BadToken();

        var ends = new DateTimeOffset(read.ValidTo, TimeSpan.Zero);
        return ends > time.GetUtcNow() ? (Grant(read), read.Id, ends) : throw RefusedException.Expired();
    }

    private static DirectLineGrant Grant(JsonWebToken read) => new(
        read.GetClaim("conv").Value,
        new ConsultationId(read.GetClaim("consultation").Value),
        read.TryGetClaim("user", out var user) ? user.Value : null,
        [.. read.Claims.Where(c => c.Type == "origins").Select(c => c.Value)]);

    private static string Audience(TokenUse use) => use switch
    {
        TokenUse.Talk => "directline",
        TokenUse.Stream => "directline/stream",
        TokenUse.Resume => "directline/resume",
        _ => throw new ArgumentOutOfRangeException(nameof(use)),
    };
}
