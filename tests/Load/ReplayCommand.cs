using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Isegoria.Backends.Opinions;
using Isegoria.Deliberation.Opinions;
using Isegoria.Doubles;

namespace Isegoria.Load;

/// <summary>
/// Votes a whole conversation that Polis publishes through the channel of a bot of its own, and compares what comes out of it with the file: votes one by one,
/// and the groups of both. Statements come in by `import`, all admitted as they were while people voted.
/// </summary>
internal static class ReplayCommand
{
    private const string Slug = "replay";

    public static Command Create()
    {
        var program = new Argument<FileInfo>("PROGRAM") { Description = "The built program, Isegoria.Bot.dll" };
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "comments.csv and participants-votes.csv of a conversation" };
        var command = new Command("replay", "Votes a published conversation of Polis through the channel of a bot started for it.") { program, folder };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetRequiredValue(program).FullName, parsed.GetRequiredValue(folder).FullName, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string program, string folder, CancellationToken cancellation)
    {
        var data = Directory.CreateTempSubdirectory("isegoria-replay-").FullName;
        try
        {
            var replay = new PolisReplay(folder);
            await VerbAsync(program, data, ["import", replay.Write(Path.Combine(data, "in"), asModerated: false), "--consultation", Slug, "--language", "en"], cancellation);
            using (var bot = StartUp.Start(program, data, "--DirectLine:PostsPerConversation", "1000000", "--DirectLine:VisitorTokensPerAddress", "1000000"))
            {
                await StartUp.ReadyAsync(bot, cancellation);
                await VoteAsync(replay, cancellation);
                bot.Kill(entireProcessTree: true);
                await bot.WaitForExitAsync(cancellation);
            }
            var exported = Path.Combine(data, "out");
            await VerbAsync(program, data, ["export", "--polis", exported, "--consultation", Slug], cancellation);
            return await CompareAsync(program, data, replay, folder, exported, cancellation);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task VoteAsync(PolisReplay replay, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var citizens = new List<ReplayingCitizen>();
        for (var row = 0; row < replay.Votes.Participants.Count; row++)
        {
            await using var citizen = new ReplayingCitizen(StartUp.Address, Slug, replay.Known, replay.VotesOf(row));
            await citizen.VoteAsync(cancellation);
            citizens.Add(citizen);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{citizens.Count} citizens gave {citizens.Sum(citizen => citizen.Given)} votes in {citizens.Sum(citizen => citizen.Sent)} messages, in {clock.Elapsed.TotalSeconds:F0} s"));
    }

    private static async Task<int> CompareAsync(string program, string data, PolisReplay replay, string folder, string exported, CancellationToken cancellation)
    {
        File.Copy(Path.Combine(folder, PolisComments.FileName), Path.Combine(exported, PolisComments.FileName), overwrite: true);
        VoteMatrix kept;
        using (var file = File.OpenRead(Path.Combine(exported, PolisImport.MatrixName)))
            kept = PolisMatrix.Read(PolisImport.MatrixName, file).Votes;
        var (given, found) = (PolisReplay.All(replay.Votes), PolisReplay.All(kept));
        Console.WriteLine($"votes of the file: {given.Count}; kept by the bot: {found.Count}; the same: {given.Intersect(found).Count()}");

        var ofFile = await GroupsAsync(program, data, Path.Combine(folder, PolisImport.MatrixName), cancellation);
        var ofBot = await GroupsAsync(program, data, Path.Combine(exported, PolisImport.MatrixName), cancellation);
        var row = kept.Participants.Select((participant, index) => (participant.Value, index)).ToDictionary();
        var order = replay.Votes.Participants.Select((participant, index) => (participant.Value, index)).ToDictionary();
        var (one, other) = (Lines(ofFile, order), Lines(ofBot, row));
        Console.WriteLine($"groups of the file: {string.Join(", ", ofFile.Select(group => group.Length))}; through the bot: {string.Join(", ", ofBot.Select(group => group.Length))}; {(one.SequenceEqual(other) ? "the same members" : "NOT the same members")}");
        return given.SetEquals(found) && one.SequenceEqual(other) ? 0 : 1;
    }

    /// <summary>Each group's members by their place in the order of arrival.</summary>
    private static List<string> Lines(IReadOnlyList<string[]> groups, Dictionary<string, int> places) =>
        [.. groups.Select(group => string.Join(' ', group.Select(member => places[member]).Order())).Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<string[]>> GroupsAsync(string program, string data, string matrix, CancellationToken cancellation)
    {
        using var json = JsonDocument.Parse(await VerbAsync(program, data, ["groups", matrix], cancellation));
        return [.. json.RootElement.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("members").EnumerateArray().Select(member => member.GetString()!).ToArray())];
    }

    private static async Task<string> VerbAsync(string program, string data, string[] verb, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. verb, "--Data:Directory", data]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"`{verb[0]}` ended with exit code {process.ExitCode}.");
    }
}
