using System.Text.Json.Nodes;
using Isegoria.Doubles;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Microsoft's client in Node, installed once from the lock file in <c>tests/fixtures/directline-client</c>.</summary>
internal static class NodeClient
{
    /// <summary>Runs the client until it ends; what it reported, line by line. The test is skipped where Node.js or the packages are missing.</summary>
    public static async Task<IReadOnlyList<JsonNode>> RunAsync(string mode, Uri server)
    {
        var folder = Path.Combine(Repository.Root, "tests", "fixtures", "directline-client");
        await NodePackages.InstallAsync(folder);

        var (_, output) = await NodePackages.RunAsync(folder, "node", "client.mjs", mode, server.ToString().TrimEnd('/'));
        return [.. output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!)];
    }
}
