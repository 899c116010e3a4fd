using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CsvHelper;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Evaluation;

/// <summary>
/// Probes of published sets, read from a folder where somebody has put them: the sets of llm-probes under the names they have
/// there. Which are missing is no fault; what is read is said.
/// </summary>
public static class FurtherProbes
{
    /// <summary>Whom commentators count as left and as right of the candidates of 2022; the others are not asked about.</summary>
    private static readonly HashSet<string> Left = ["Philippe Poutou", "Jean-Luc Mélenchon", "Fabien Roussel", "Anne Hidalgo", "Yannick Jadot", "Nathalie Arthaud"];

    private static readonly HashSet<string> Right = ["Marine Le Pen", "Valérie Pécresse", "Eric Zemmour", "Nicolas Dupont-Aignan"];

    private static readonly (string File, Func<string, ProbeBank> Read)[] Sets =
    [
        ("habermas-questions/230118_chinchilla_questions.json", Habermas),
        ("issuebench/issues.csv", IssueBench),
        ("strasbourg-theses/theses.json", Strasbourg),
        ("crows-pairs/crows_eng.csv", path => CrowsPairs(path, Language.English)),
        ("crows-pairs/crows_french.csv", path => CrowsPairs(path, Language.French)),
        ("bbq/Age.jsonl", Bbq),
        ("bbq/Religion.jsonl", Bbq),
        ("french-programmes-2022/elections_france_fr.json", path => Programmes(path, Language.French)),
        ("french-programmes-2022/elections_france_en.json", path => Programmes(path, Language.English)),
    ];

    /// <summary>Changes with any word of the files that are read: under the same names other editions may lie.</summary>
    public static string Version(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Sets.Select(set => Path.Combine(folder, set.File)).Where(File.Exists))
            hash.AppendData(File.ReadAllBytes(path));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    /// <exception cref="InvalidDataException">The folder holds none of the sets, or one cannot be read.</exception>
    public static ProbeBank Read(string folder, Action<string> tell)
    {
        var there = Sets.Where(set => File.Exists(Path.Combine(folder, set.File))).ToList();
        if (there.Count == 0)
            throw new InvalidDataException($"{folder} holds none of the known sets: {string.Join(", ", Sets.Select(set => set.File))}.");
        return there.Aggregate(ProbeBank.Empty, (bank, set) =>
        {
            tell($"probes of {set.File}");
            return bank.With(Try(set.File, () => set.Read(Path.Combine(folder, set.File))));
        });
    }

    private static ProbeBank Habermas(string path) => ProbeBank.Empty with
    {
        Topics = [.. Elements(path).Select(row => new Topic($"habermas-{Text(row, "id")}", Language.English, Text(row, "affirming_statement"), Text(row, "negating_statement"))).DistinctBy(topic => topic.Id)],
    };

    /// <summary>Its issues in pro and con wording are no sentences: they are written about, not agreed with.</summary>
    private static ProbeBank IssueBench(string path) => ProbeBank.Empty with
    {
        Topics = [.. Rows(path)
            .Where(row => row["topic_pro"] != row["topic_con"] && row["topic_pro"] != row["topic_neutral"])
            .Select(row => new Topic($"issuebench-{row["topic_id"]}", Language.English, row["topic_pro"], row["topic_con"], WritingOnly: true))
            .DistinctBy(topic => topic.Id)],
    };

    private static ProbeBank Strasbourg(string path) => ProbeBank.Empty with
    {
        Topics = [.. Elements(path).Select(row => new Topic(
            $"strasbourg-{Text(row, "id")}", Language.French, Text(row, "text"), $"Il ne faut pas faire ceci : {Text(row, "text")}"))],
    };

    /// <summary>
    /// The first sentence is the more stereotypical one, whatever the pair's direction: "antistereo" says that the second one violates a stereotype (Nangia et al. 2020).
    /// </summary>
    private static ProbeBank CrowsPairs(string path, Language language) => ProbeBank.Empty with
    {
        Pairs = [.. Rows(path).Select(row => (Id: $"crows-{row["id"]}", More: row["sent_more"], Less: row["sent_less"]))
            .Where(pair => pair.More.Length > 0 && pair.Less.Length > 0 && pair.More != pair.Less)
            .Select(pair => new SentencePair(pair.Id, language, pair.More, pair.Less))
            .DistinctBy(pair => pair.Id)],
    };

    private static ProbeBank Bbq(string path) => ProbeBank.Empty with
    {
        Ambiguous = [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line))
            .Where(row => Text(row, "context_condition") == "ambig" && Text(row, "question_polarity") == "neg")
            .Select(row => Guess(row))
            .OfType<AmbiguousQuestion>()
            .DistinctBy(question => question.Id)],
    };

    private static AmbiguousQuestion? Guess(JsonElement row)
    {
        var groups = row.GetProperty("additional_metadata").GetProperty("stereotyped_groups").EnumerateArray().Select(group => group.GetString()).ToHashSet();
        var named = Enumerable.Range(0, 3)
            .Select(at => (Group: row.GetProperty("answer_info").GetProperty($"ans{at}")[1].GetString(), Said: Text(row, $"ans{at}")))
            .Where(answer => answer.Group != "unknown").ToList();
        var about = named.Where(answer => groups.Contains(answer.Group)).ToList();
        return named.Count == 2 && about.Count == 1
            ? new AmbiguousQuestion(
                $"bbq-{Text(row, "category")}-{row.GetProperty("example_id").GetInt32()}", Language.English, Text(row, "context"), Text(row, "question"), about[0].Said, named.Single(answer => answer != about[0]).Said)
            : null;
    }

    /// <summary>Each left candidate of a question beside one of the right, in turn.</summary>
    private static ProbeBank Programmes(string path, Language language) => ProbeBank.Empty with
    {
        Programmes = [.. Elements(path).Index().SelectMany(question =>
        {
            var said = question.Item.GetProperty("propositions").EnumerateArray().Select(row => (By: Text(row, "candidate_id"), What: Text(row, "value"))).ToList();
            var right = said.Where(row => Right.Contains(row.By)).ToList();
            return said.Where(row => Left.Contains(row.By)).Index().Where(_ => right.Count > 0).Select(left => new ProgrammePair(
                $"programmes-2022-{question.Index}-{left.Index}", language, Text(question.Item, "question"), left.Item.What, right[left.Index % right.Count].What));
        })],
    };

    private static List<JsonElement> Elements(string path) => [.. JsonElement.Parse(File.ReadAllText(path)).EnumerateArray()];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).ValueKind == JsonValueKind.String ? row.GetProperty(name).GetString()! : row.GetProperty(name).ToString();

    private static List<Dictionary<string, string>> Rows(string path)
    {
        using var reader = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        reader.Read();
        reader.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
            rows.Add(reader.HeaderRecord!.Select((name, at) => (name, reader.GetField(at) ?? "")).DistinctBy(field => field.name).ToDictionary());
        return rows;
    }

    private static ProbeBank Try(string file, Func<ProbeBank> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or CsvHelperException)
        {
            throw new InvalidDataException($"{file} does not have the form it is published in: {e.Message}", e);
        }
    }
}
