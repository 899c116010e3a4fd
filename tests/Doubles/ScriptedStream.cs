using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Isegoria.Doubles;

/// <summary>An answer sent as it is written: OpenAI's chunks as server-sent events.</summary>
internal static class ScriptedStream
{
    /// <summary>Of a piece in characters; about what a token is.</summary>
    private const int Piece = 4;

    /// <summary>Whether a request asks for its answer in this form.</summary>
    public static bool IsAsked(ModelRequest request) =>
        request.Body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    /// <param name="pause">Between two pieces.</param>
    /// <param name="breaksAt">Where the connection breaks, in characters; none where it holds.</param>
    public static async Task WriteAsync(HttpContext http, string text, string? finish, bool usage, TimeSpan pause, int? breaksAt = null)
    {
        http.Response.ContentType = "text/event-stream";
        for (var at = 0; at < text.Length; at += Piece)
        {
            if (at >= breaksAt)
            {
                http.Abort();
                return;
            }
            await EventAsync(http, Chunk(text.Substring(at, Math.Min(Piece, text.Length - at)), null));
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, http.RequestAborted);
        }
        if (finish is not null)
            await EventAsync(http, Chunk("", finish));
        if (usage)
            await EventAsync(http, Usage());
        await EventAsync(http, "[DONE]");
    }

    private static async Task EventAsync(HttpContext http, string data)
    {
        await http.Response.WriteAsync($"data: {data}\n\n", http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private static string Chunk(string content, string? finish) => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-scripted",
        @object = "chat.completion.chunk",
        created = 1_800_000_000,
        model = "scripted",
        choices = new[] { new { index = 0, delta = new { role = "assistant", content }, finish_reason = finish } },
    });

    private static string Usage() => JsonSerializer.Serialize(new
    {
        id = "chatcmpl-scripted",
        @object = "chat.completion.chunk",
        created = 1_800_000_000,
        model = "scripted",
        choices = Array.Empty<object>(),
        usage = new { prompt_tokens = 1_000, completion_tokens = 50, total_tokens = 1_050 },
    });
}
