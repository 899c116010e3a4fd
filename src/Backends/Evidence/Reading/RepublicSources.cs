using System.Globalization;
using System.Text.Json;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>
/// The République numérique consultation of 2015 as JSON lines: proposals with a title, arguments for and against them.
/// What its moderators trashed is left out. Authors are pseudonyms by hash and are not kept.
/// </summary>
internal sealed class RepublicSources : ISourceSet
{
    private const string Collection = "republique-numerique/";
    private const string ProposalFile = "proposals.jsonl";
    private const string ArgumentFile = "arguments.jsonl";
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly string _folder;
    private readonly bool _proposals;
    private readonly bool _arguments;

    private RepublicSources(string folder, bool proposals, bool arguments) =>
        (_folder, _proposals, _arguments) = (folder, proposals, arguments);

    public string? Owned => _proposals && _arguments ? Collection : null;

    public string Key(string name) => Collection + name;

    /// <summary>None where the path is something else. A single file of the two stands beside the other, which holds the titles.</summary>
    public static RepublicSources? At(string path)
    {
        var full = Path.GetFullPath(path);
        var whole = Directory.Exists(full);
        var folder = whole ? full : Path.GetDirectoryName(full)!;
        var name = whole ? null : Path.GetFileName(full);
        var known = File.Exists(Path.Combine(folder, ProposalFile)) && name is null or ProposalFile or ArgumentFile;
        return known ? new RepublicSources(folder, name is null or ProposalFile, name is null or ArgumentFile) : null;
    }

    public IEnumerable<Source> Sources(Action<string, UnreadableSourceException> unreadable)
    {
        var titles = new Dictionary<int, string>();
        foreach (var (line, proposal) in Records<Proposal>(ProposalFile, unreadable))
        {
            if (proposal.Trashed)
                continue;
            titles[proposal.Id] = proposal.Title;
            if (_proposals)
                yield return Of($"proposal-{proposal.Id}", line, _ => Document(proposal.Title, proposal.Body, proposal.Created, Stance.Neutral));
        }
        if (!_arguments)
            yield break;
        foreach (var (line, argument) in Records<Argument>(ArgumentFile, unreadable))
        {
            if (argument.Trashed || !titles.TryGetValue(argument.ProposalId, out var title))
                continue;
            var stance = argument.Side switch { "for" => Stance.For, "against" => Stance.Against, _ => Stance.Unknown };
            yield return Of($"argument-{argument.Id}", $"{title}\n{line}", _ => Document(title, argument.Body, argument.Created, stance));
        }
    }

    private static Source Of(string name, string content, Func<CancellationToken, ReadDocument> read) =>
        new(Collection + name, name, System.Text.Encoding.UTF8.GetBytes(content), read);

    private static ReadDocument Document(string title, string body, string? created, Stance stance)
    {
        if (string.IsNullOrWhiteSpace(body))
            throw new UnreadableSourceException("is empty");
        var date = DateOnly.TryParseExact(created?.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        return new PlainTextReader().Read(body) with { Title = title, Language = Language.French, Date = date, Stance = stance };
    }

    private IEnumerable<(string Line, T Record)> Records<T>(string file, Action<string, UnreadableSourceException> unreadable)
        where T : class
    {
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(_folder, file)))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (Parse<T>(line) is { } record)
                yield return (line, record);
            else
                unreadable($"{file}:{number}", new UnreadableSourceException("is no record of this data set"));
        }
    }

    private static T? Parse<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Proposal
    {
        public required int Id { get; init; }
        public required string Title { get; init; }
        public required string Body { get; init; }
        public string? Created { get; init; }
        public bool Trashed { get; init; }
    }

    private sealed record Argument
    {
        public required int Id { get; init; }
        public required int ProposalId { get; init; }
        public required string Body { get; init; }
        public string? Side { get; init; }
        public string? Created { get; init; }
        public bool Trashed { get; init; }
    }
}
