using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Messages the line has nothing to answer to; the product's own bot keeps their echo.</summary>
public sealed class WordlessTests(RealHost host) : IClassFixture<RealHost>
{
    [Fact]
    public async Task A_message_without_text_is_echoed_with_the_clients_mark_and_nothing_else_it_held()
    {
        var client = await DirectLineClient.StartedAsync(host);
        var submit = JsonNode.Parse("""
            {"type":"message","value":{"opinion":"secret"},"attachments":[{"contentType":"text/plain","content":"secret"}],
             "channelData":{"postBack":true,"clientActivityID":"mark","note":"secret"}}
            """)!;
        submit["from"] = new JsonObject { ["id"] = client.User };
        var id = (await client.AskAsync(HttpMethod.Post, $"/conversations/{client.Conversation}/activities", submit.ToJsonString()))["id"]!.GetValue<string>();

        var kept = await client.FindAsync(a => a.Id() == id);
        Assert.Equal("""{"clientActivityID":"mark"}""", kept["channelData"]!.ToJsonString());
        Assert.DoesNotContain("secret", kept.ToJsonString(), StringComparison.Ordinal);
    }
}
