using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>A client of one conversation, as plain as the protocol.</summary>
public sealed class DirectLineClient(DirectLineHost host)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string User { get; private set; } = "";

    public string Conversation { get; private set; } = "";

    public string Token { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    /// <summary>With a token for its own user, not yet begun.</summary>
    public static async Task<DirectLineClient> WithTokenAsync(DirectLineHost host, params string[] trustedOrigins)
    {
        var user = $"dl_{new DrawnIds().NewId()}";
        var client = new DirectLineClient(host) { User = user };
        var answer = await client.AskAsync(
            HttpMethod.Post, "/tokens/generate", new { user = new { id = user }, trustedOrigins }, bearer: host.Secret);
        client.Take(answer);
        return client;
    }

    /// <summary>With a token, and begun.</summary>
    public static async Task<DirectLineClient> StartedAsync(DirectLineHost host)
    {
        var client = await WithTokenAsync(host);
        await client.StartAsync();
        return client;
    }

    public async Task<JsonNode> StartAsync()
    {
        var answer = await AskAsync(HttpMethod.Post, "/conversations", new { user = new { }, locale = "en-GB" });
        Take(answer);
        return answer;
    }

    public async Task<JsonNode> ReconnectAsync(string query)
    {
        var answer = await AskAsync(HttpMethod.Get, $"/conversations/{Conversation}{query}");
        Take(answer);
        return answer;
    }

    /// <summary>Posts a message and answers its id.</summary>
    public async Task<string> SayAsync(string text, string? clientActivityId = null)
    {
        var answer = await AskAsync(HttpMethod.Post, $"/conversations/{Conversation}/activities", Message(text, clientActivityId));
        return answer["id"]!.GetValue<string>();
    }

    public object Message(string text, string? clientActivityId = null) =>
        new { type = "message", text, from = new { id = User }, channelData = new { clientActivityID = clientActivityId ?? new DrawnIds().NewId() } };

    public async Task<(IReadOnlyList<JsonNode> Activities, string Watermark)> ReadAsync(string? watermark = null)
    {
        var query = watermark is null ? "" : $"?watermark={watermark}";
        var set = await AskAsync(HttpMethod.Get, $"/conversations/{Conversation}/activities{query}");
        return ([.. set["activities"]!.AsArray().Select(a => a!)], set["watermark"]!.GetValue<string>());
    }

    /// <summary>The first activity of the history that fits; a bot may take its time.</summary>
    public async Task<JsonNode> FindAsync(Func<JsonNode, bool> fits)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (activities, _) = await ReadAsync();
            if (activities.FirstOrDefault(fits) is { } found)
                return found;
            Assert.True(attempt < 600, $"Not among {activities.Count} activities after a minute.");
            await Task.Delay(100, Cancellation);
        }
    }

    public async Task<JsonNode> AskAsync(HttpMethod method, string path, object? body = null, string? bearer = null)
    {
        using var response = await SendAsync(method, path, body, bearer ?? Token);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Status and code of an answer that is an error, whose form is checked.</summary>
    public async Task<(int Status, string Code)> RefusedAsync(
        HttpMethod method, string path, object? body = null, string? bearer = null, string? origin = null)
    {
        using var response = await SendAsync(method, path, body, bearer ?? Token, origin);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.False(response.IsSuccessStatusCode, $"{method} {path} was answered: {text}");
        var error = JsonNode.Parse(text)!["error"]!;
        Assert.NotEmpty(error["message"]!.GetValue<string>());
        return ((int)response.StatusCode, error["code"]!.GetValue<string>());
    }

    /// <param name="bearer">Empty for no Authorization header; with a space, the whole header.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body, string bearer, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, host.DirectLine(path));
        if (bearer.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", bearer.Contains(' ', StringComparison.Ordinal) ? bearer : $"Bearer {bearer}");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string json => new StringContent(json, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        return await host.Http.SendAsync(request, Cancellation);
    }

    public Task<DirectLineSocket> OpenAsync(string? url = null) => DirectLineSocket.OpenAsync(url ?? StreamUrl);

    /// <summary>The status with which the upgrade to a WebSocket is refused.</summary>
    public static async Task<int> UpgradeRefusedAsync(string url, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(url), Cancellation));
        return (int)socket.HttpStatusCode;
    }

    private void Take(JsonNode answer)
    {
        Conversation = answer["conversationId"]!.GetValue<string>();
        Token = answer["token"]!.GetValue<string>();
        StreamUrl = answer["streamUrl"]?.GetValue<string>() ?? "";
    }
}
