using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Isegoria.Backends.Evaluation;

/// <summary>
/// A file of <c>prompts/</c> as messages for a server that is asked directly. Values are put into the text of the messages once
/// these are read, so that none can become a message of its own.
/// </summary>
public sealed class ChatPrompt
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().Build();

    private readonly IReadOnlyList<(string Role, string Text)> _messages;

    private ChatPrompt(string version, IReadOnlyList<(string, string)> messages) => (Version, _messages) = (version, messages);

    /// <summary>The prompt's name and the first eight hexadecimal digits of its file's SHA-256.</summary>
    public string Version { get; }

    /// <exception cref="InvalidDataException">The file is missing or is no prompt; the message names it.</exception>
    public static ChatPrompt Load(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var file = Yaml.Deserialize<Dictionary<string, object>>(System.Text.Encoding.UTF8.GetString(bytes));
            var messages = XElement.Parse($"<prompt>{file["template"]}</prompt>").Elements("message");
            return new ChatPrompt(
                $"{file["name"]}/{Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]}",
                [.. messages.Select(message => (message.Attribute("role")!.Value, message.Value.Trim()))]);
        }
        catch (Exception e) when (e is YamlException or XmlException or IOException or UnauthorizedAccessException or KeyNotFoundException or NullReferenceException)
        {
            throw new InvalidDataException($"{path} cannot be read as a prompt: {e.Message}", e);
        }
    }

    public JsonArray Fill(params (string Name, string Value)[] values) => new([.. _messages.Select(message => (JsonNode)new JsonObject
    {
        ["role"] = message.Role,
        ["content"] = Filled(message.Text, values),
    })]);

    /// <summary>What a value brings along is not filled again: the template is cut at its places first.</summary>
    private static string Filled(string text, (string Name, string Value)[] values) => string.Concat(
        text.Split("{{$").Select((part, at) => at == 0 ? part : Filled(part, part.IndexOf("}}", StringComparison.Ordinal), values)));

    private static string Filled(string part, int end, (string Name, string Value)[] values) =>
        values.First(value => value.Name == part[..end]).Value + part[(end + 2)..];
}
