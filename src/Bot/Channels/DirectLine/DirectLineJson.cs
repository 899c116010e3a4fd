using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Activities as JSON text, with the SDK's settings. What the SDK does not know passes through as it came.</summary>
public static class DirectLineJson
{
    private static readonly JsonSerializerSettings Settings = new(HttpHelper.BotMessageSerializerSettings)
    {
        // A string that looks like a date stays the string it is, and "$type" or "$ref" are names like any other.
        DateParseHandling = DateParseHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        Culture = CultureInfo.InvariantCulture,
    };

    public static string Write(Activity activity) => JsonConvert.SerializeObject(activity, Formatting.None, Settings);

    /// <summary>False where the text is not an activity.</summary>
    public static bool TryRead(string json, [NotNullWhen(true)] out Activity? activity)
    {
        try
        {
            activity = JsonConvert.DeserializeObject<Activity>(json, Settings);
        }
        catch (JsonException)
        {
            activity = null;
        }

        return activity is not null;
    }

    /// <summary>An activity set as clients expect it: always with an array, the watermark a string.</summary>
    public static string Set(IEnumerable<string> activities, long? watermark)
    {
        var list = string.Join(',', activities);
        return watermark is { } mark
            ? string.Create(CultureInfo.InvariantCulture, $$"""{"activities":[{{list}}],"watermark":"{{mark}}"}""")
            : $$"""{"activities":[{{list}}]}""";
    }
}
