using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>How ids of the Direct Line protocol and ids of the store correspond.</summary>
public static class DirectLineIds
{
    public const string Channel = "directline";

    /// <summary>The service URL of every activity; a name, not an address: replies go through the adapter.</summary>
    public const string ServiceUrl = "urn:isegoria:directline";

    /// <summary>What the ids of users begin with that only a token can give.</summary>
    public const string UserPrefix = "dl_";

    private const string Prefix = "dl/";

    /// <summary>The store's id of a Direct Line conversation.</summary>
    public static ConversationId Conversation(string directLineId) => new(Prefix + directLineId);

    /// <summary>An activity's id, unique in the store: the conversation and a part unique in it.</summary>
    public static string Activity(string directLineId, string part) => $"{directLineId}|{part}";

    /// <summary>The same for every attempt of a client to post one activity; its own id never becomes ours.</summary>
    public static string Posted(string directLineId, string clientActivityId) =>
        Activity(directLineId, Base64Url.EncodeToString(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{directLineId}\n{clientActivityId}")).AsSpan(0, 16)));

    public static string Joined(string directLineId, string member) => Posted(directLineId, $"joined\n{member}");

    /// <summary>The activity that ends a conversation; there is one at most.</summary>
    public static string End(string directLineId) => Activity(directLineId, "end");
}
