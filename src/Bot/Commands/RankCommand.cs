using System.CommandLine;
using System.Text.Json;
using Isegoria.Deliberation.Mediation;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `rank BALLOTS.json`: who wins by the Schulze method. Ballots are `[["A",["B","C"],"D"], ...]`, best first, ties in an
/// inner list, options left out rank last: `{"winner","order"}`.
/// </summary>
public static class RankCommand
{
    private const string Shape = """[["A",["B","C"],"D"], ...]""";

    public static Command Create()
    {
        var file = new Argument<FileInfo>("BALLOTS") { Description = $"A JSON file of ballots, best first: {Shape}" };
        file.AcceptExistingOnly();
        var command = new Command("rank", "Counts ballots by the Schulze method") { file };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, FileInfo file, CancellationToken cancellation)
    {
        await using var stream = file.OpenRead();
        var ranking = Schulze.Rank(await ReadAsync(file.Name, stream, cancellation));
        parsed.WriteLine(new { ranking.Winner, ranking.Order });
        return 0;
    }

    private static async Task<IReadOnlyList<Ballot>> ReadAsync(string name, Stream stream, CancellationToken cancellation)
    {
        using var json = await ParseAsync(name, stream, cancellation);
        if (json.RootElement.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{name} holds no list of ballots. They look like {Shape}.");
        List<Ballot> ballots = [.. json.RootElement.EnumerateArray().Select((ballot, index) => Read(name, index + 1, ballot))];
        return ballots.Count > 0 ? ballots : throw new InvalidDataException($"{name} holds no ballot.");
    }

    private static async Task<JsonDocument> ParseAsync(string name, Stream stream, CancellationToken cancellation)
    {
        try
        {
            return await JsonDocument.ParseAsync(stream, cancellationToken: cancellation);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name} is not JSON: {e.Message}", e);
        }
    }

    private static Ballot Read(string name, int number, JsonElement ballot)
    {
        if (ballot.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{name}, ballot {number} is no list. Ballots look like {Shape}.");
        try
        {
            return new Ballot([.. ballot.EnumerateArray().Select((place, index) => Place(place, index + 1))]);
        }
        catch (ArgumentException e)
        {
            // Without the parameter's name, which ArgumentException appends.
            throw new InvalidDataException($"{name}, ballot {number}: {e.Message.Split(" (Parameter")[0]}", e);
        }
    }

    private static string[] Place(JsonElement place, int number) => place.ValueKind switch
    {
        JsonValueKind.String => [place.GetString()!],
        JsonValueKind.Array when place.EnumerateArray().All(option => option.ValueKind == JsonValueKind.String) =>
            [.. place.EnumerateArray().Select(option => option.GetString()!)],
        _ => throw new ArgumentException($"Place {number} is neither an option's name nor a list of names."),
    };
}
