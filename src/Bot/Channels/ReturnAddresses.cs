using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Turns;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Isegoria.Bot.Channels;

/// <summary>A return address as the Bot Framework reads it, with the SDK's own settings.</summary>
internal static class ReturnAddresses
{
    /// <summary>None where nothing is written there.</summary>
    /// <exception cref="JsonException">What is written there is no reference.</exception>
    public static ConversationReference? Reference(this ReturnAddress address) =>
        JsonConvert.DeserializeObject<ConversationReference>(address.Value, HttpHelper.BotMessageSerializerSettings);

    /// <summary>Whether it leads to our own Direct Line server.</summary>
    public static bool IsOurs(this ConversationReference address) => IsOurs(address.ServiceUrl);

    /// <summary>Whether it came from our own Direct Line server.</summary>
    public static bool IsOurs(this Activity activity) => IsOurs(activity.ServiceUrl);

    /// <summary>Azure's channel of that name has a service URL of Microsoft's.</summary>
    private static bool IsOurs(string serviceUrl) => serviceUrl == DirectLineIds.ServiceUrl;
}
