using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>What a server asks for in a token, and a client at the start; every part may be missing.</summary>
/// <param name="TrustedOrigins">Sites that may use the token.</param>
/// <param name="Locale">The language the client reports.</param>
/// <param name="Consultation">Ours, beside the protocol: which consultation the conversation is about.</param>
/// <param name="Room">Ours: the ticket of a live session, from its join page.</param>
/// <param name="Resume">Ours: what a visitor was given with an earlier token.</param>
internal sealed record DirectLineParameters(
    DirectLineParameters.Account? User = null,
    IReadOnlyList<string>? TrustedOrigins = null,
    string? Locale = null,
    string? Consultation = null,
    string? Resume = null,
    string? Room = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal sealed record Account(string? Id = null);

    /// <exception cref="RefusedException">The body is too large, or is no JSON object with these parts.</exception>
    public static async Task<DirectLineParameters> ReadAsync(HttpRequest request, int most)
    {
        var text = await request.ReadTextAsync(most);
        if (string.IsNullOrWhiteSpace(text))
            return new DirectLineParameters();

        try
        {
            return JsonSerializer.Deserialize<DirectLineParameters>(text, Json) ?? new DirectLineParameters();
        }
        catch (JsonException e)
        {
            throw new RefusedException("The body is not the JSON object expected here.", e);
        }
    }
}

internal static class DirectLineRequests
{
    /// <summary>The body as UTF-8.</summary>
    /// <exception cref="RefusedException">It is larger than <paramref name="most"/> bytes.</exception>
    public static async Task<string> ReadTextAsync(this HttpRequest request, int most)
    {
        if (request.ContentLength > most)
            throw RefusedException.TooLarge(most);

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null; // Ours is the limit, and refuses in the protocol's words.
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            body.Write(buffer, 0, count);
            if (body.Length > most)
                throw RefusedException.TooLarge(most);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    /// <summary>The watermark a client came with; null where it named none, 0 where what it named is empty or not ours: it has seen nothing.</summary>
    public static long? Watermark(this HttpRequest request) =>
        !request.Query.TryGetValue("watermark", out var text) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark
        : 0;
}
