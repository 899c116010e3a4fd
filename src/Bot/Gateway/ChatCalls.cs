using System.Text.Json;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Gateway;

/// <summary>
/// Calls of tools in one answer, put together from the pieces they come in. What they hold is for the caller's program, but
/// sentences in their arguments are the model's, and a program may well show them.
/// </summary>
internal sealed class ChatCalls
{
    /// <summary>Shorter texts are names, keys and search terms.</summary>
    private const int FewestWords = 3;

    /// <summary>An answer in its older form has one call without a list.</summary>
    private const string Single = "function_call";
    private const string List = "tool_calls";

    private static readonly string[] Holders = ["function", "custom"];
    private static readonly string[] Growing = ["arguments", "input"];

    private readonly SortedDictionary<int, JsonObject> _calls = [];
    private JsonObject? _single;

    public bool Any => _calls.Count > 0 || _single is not null;

    /// <summary>A message, or a piece of one.</summary>
    public void Hear(JsonObject message)
    {
        foreach (var (place, call) in (message[List] as JsonArray ?? []).OfType<JsonObject>().Index())
        {
            var index = call["index"] is JsonValue value && value.TryGetValue<int>(out var given) ? given : place;
            if (!_calls.TryGetValue(index, out var known))
                _calls[index] = known = [];
            Merge(known, call);
        }
        if (message[Single] is JsonObject single)
            Merge(_single ??= [], single);
    }

    /// <summary>As the fields of a message.</summary>
    /// <param name="indexed">A piece of a stream says of each call where it stands.</param>
    public IEnumerable<(string Name, JsonNode Value)> Fields(bool indexed)
    {
        if (_calls.Count > 0)
            yield return (List, new JsonArray([.. _calls.Select(call => (JsonNode)Placed(call.Value, indexed ? call.Key : null))]));
        if (_single is not null)
            yield return (Single, _single.DeepClone());
    }

    /// <summary>What in the arguments reads like a sentence, names and values alike; what is no JSON is taken as it stands.</summary>
    public IEnumerable<string> Sentences() => _calls.Values.SelectMany(call => Holders.Select(holder => call[holder] as JsonObject)).Append(_single).OfType<JsonObject>()
        .SelectMany(holder => Growing.Select(name => holder[name]).OfType<JsonValue>())
        .SelectMany(given => TextsIn(given.ToString()))
        .Where(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter)) >= FewestWords);

    /// <summary>Every text within some JSON.</summary>
    public static IReadOnlyList<string> TextsIn(string json)
    {
        try
        {
            return [.. Within(JsonNode.Parse(json)).Where(text => text.Any(char.IsLetter))];
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return [json];
        }
    }

    private static IEnumerable<string> Within(JsonNode? node) => node switch
    {
        JsonObject group => group.SelectMany(pair => Within(pair.Value).Prepend(pair.Key)),
        JsonArray list => list.SelectMany(Within),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static JsonObject Placed(JsonObject call, int? index)
    {
        var placed = (JsonObject)call.DeepClone();
        if (index is not null)
            placed["index"] = index;
        return placed;
    }

    /// <summary>Arguments grow; all else is said once.</summary>
    private static void Merge(JsonObject known, JsonObject piece)
    {
        foreach (var (name, value) in piece)
        {
            if (name == "index" || value is null)
                continue;
            if (Holders.Contains(name) && value is JsonObject more && known[name] is JsonObject held)
                Merge(held, more);
            else if (Growing.Contains(name) && known[name] is JsonValue before)
                known[name] = before.ToString() + value;
            else if (known[name] is null)
                known[name] = value.DeepClone();
        }
    }
}
