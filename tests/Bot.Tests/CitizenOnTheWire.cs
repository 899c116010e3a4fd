using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests;

/// <summary>A citizen at the Direct Line API, over HTTP and by polling. Remembers the token, so that it can outlive a server.</summary>
/// <param name="cookies">Of a browser somebody is signed in with; none for most citizens.</param>
internal sealed class CitizenOnTheWire(Uri server, CookieContainer? cookies = null) : IDisposable
{
    private HttpClient _http = new(new HttpClientHandler { CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = server };
    private string _token = "";
    private string _locale = "fr";

    public string Conversation { get; private set; } = "";

    /// <summary>What opens the conversation.</summary>
    public string Token => _token;

    /// <param name="room">The ticket of a live session's join page.</param>
    public async Task ArriveAsync(string slug, string locale, CancellationToken cancellation, string? room = null)
    {
        _locale = locale;
        var visitor = await PostAsync($"/c/{slug}/token", room is null ? null : new { room }, cancellation);
        _token = visitor["token"]!.GetValue<string>();
        Conversation = visitor["conversationId"]!.GetValue<string>();
        await PostAsync("/v3/directline/conversations", new { locale }, cancellation);
    }

    /// <summary>Goes on at another server, which must know the conversation.</summary>
    public void MoveTo(Uri other)
    {
        _http.Dispose();
        _http = new HttpClient { BaseAddress = other };
    }

    /// <summary>Posts a message; answers its id once the server has acknowledged it.</summary>
    public async Task<string> SayAsync(string text, CancellationToken cancellation, string? clientActivityId = null)
    {
        var answer = await PostAsync($"/v3/directline/conversations/{Conversation}/activities", new
        {
            type = "message",
            text,
            locale = _locale,
            from = new { id = "somebody" },
            channelData = new { clientActivityID = clientActivityId ?? Guid.CreateVersion7().ToString() },
        }, cancellation);
        return answer["id"]!.GetValue<string>();
    }

    public async Task<IReadOnlyList<JsonNode>> ActivitiesAsync(CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v3/directline/conversations/{Conversation}/activities");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        using var response = await _http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        var set = await response.Content.ReadFromJsonAsync<JsonNode>(cancellation);
        return [.. set!["activities"]!.AsArray().Select(a => a!)];
    }

    /// <summary>Where a socket sees the conversation from its beginning.</summary>
    public async Task<string> StreamUrlAsync(CancellationToken cancellation) =>
        (await PostAsync("/v3/directline/conversations", new { locale = "fr" }, cancellation))["streamUrl"]!.GetValue<string>();

    /// <summary>The whole reply to one activity, once its last message is there.</summary>
    public async Task<IReadOnlyList<JsonNode>> RepliesToAsync(string activity, CancellationToken cancellation)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            var replies = (await ActivitiesAsync(cancellation)).Where(a => (string?)a["replyToId"] == activity && IsFromBot(a)).ToList();
            if (IsWhole(replies))
                return replies;
            await Task.Delay(50, cancellation);
        }

        throw new TimeoutException($"No whole reply to {activity} within a minute; the last: {await LastAsync(cancellation)}");
    }

    /// <summary>Says something and waits for the reply; answers its texts.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string text, CancellationToken cancellation) =>
        [.. (await RepliesToAsync(await SayAsync(text, cancellation), cancellation)).Select(a => (string)a["text"]!)];

    /// <summary>The welcome that comes without a word.</summary>
    public async Task<IReadOnlyList<JsonNode>> WelcomeAsync(CancellationToken cancellation)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            var said = (await ActivitiesAsync(cancellation)).Where(IsFromBot).ToList();
            if (IsWhole(said))
                return said;
            await Task.Delay(50, cancellation);
        }

        throw new TimeoutException("No welcome within a minute.");
    }

    /// <summary>What is said without having been asked for, once one such message matches.</summary>
    public async Task<JsonNode> ToldAsync(Func<JsonNode, bool> matches, CancellationToken cancellation)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if ((await ActivitiesAsync(cancellation)).FirstOrDefault(a => IsFromBot(a) && matches(a)) is { } told)
                return told;
            await Task.Delay(50, cancellation);
        }

        throw new TimeoutException($"Not told within a minute; the last: {await LastAsync(cancellation)}");
    }

    public static bool IsFromBot(JsonNode activity) => (string?)activity["from"]?["role"] == "bot";

    public void Dispose() => _http.Dispose();

    private async Task<string> LastAsync(CancellationToken cancellation) =>
        string.Join(" / ", (await ActivitiesAsync(cancellation)).TakeLast(6).Select(a => $"{a["from"]?["role"]} {a["inputHint"]} {a["replyToId"]}: {a["text"]}"));

    private static bool IsWhole(List<JsonNode> reply) => reply.Any(a => (string?)a["inputHint"] == "expectingInput");

    private async Task<JsonNode> PostAsync(string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (_token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var response = await _http.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{path}: {(int)response.StatusCode} {text}", null, response.StatusCode);
        return JsonNode.Parse(text) ?? throw new JsonException($"{path} answered nothing.");
    }
}
