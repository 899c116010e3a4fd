using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Isegoria.Training;

/// <summary>A row of a public data set.</summary>
/// <param name="Task">Its set; each has a head of its own, for the sets mean different things by bias.</param>
/// <param name="Group">Rows that stay on one side of a division: for news, the outlet.</param>
/// <param name="Targets">0 or 1 for each output of the task's head.</param>
internal sealed record PublicRow(string Task, string Group, string Text, IReadOnlyList<int> Targets);

/// <summary>A functional test of hate detectors (HateCheck, arXiv 2012.15606).</summary>
internal sealed record HateCheckCase(string Functionality, string Text, bool Hateful)
{
    /// <summary>Denouncing hate by quoting or naming it.</summary>
    public bool IsCounterSpeech => Functionality.StartsWith("counter_", StringComparison.Ordinal);
}

/// <summary>Reads the public sets that lie under ../shared/data/bias; what they are and under which licence, its README says.</summary>
internal sealed class PublicSets(string folder)
{
    private static readonly string[] Hostile = ["hateful", "offensive", "abusive", "disrespectful"];

    private static readonly string[] TweetFiles = ["mlma-hate/en_dataset_with_stop_words.csv", "mlma-hate/fr_dataset.csv"];

    public bool Exist => Directory.Exists(folder);

    /// <summary>News sentences by experts: biased or not (BABE, SG2).</summary>
    public IEnumerable<PublicRow> Babe() =>
        Rows("babe/final_labels_SG2.csv", ";")
            .Where(row => row["label_bias"] is "Biased" or "Non-biased")
            .Select(row => new PublicRow("babe", row["outlet"], row["text"], [row["label_bias"] == "Biased" ? 1 : 0]));

    /// <summary>Wikipedia sentences: biased or not.</summary>
    public IEnumerable<PublicRow> Wikipedia() =>
        Rows("cw-hard/preprocessed.csv", ",").Select(row => new PublicRow("wikipedia", row["text"], row["text"], [Flag(row["label"])]));

    /// <summary>News sentences: bias, framing, hidden assumptions, subjectivity.</summary>
    public IEnumerable<PublicRow> News() =>
        Rows("multidim-news/preprocessed.csv", ",").Select(row => new PublicRow(
            "news", row["text"], row["text"],
            [Flag(row["label_bias"]), Flag(row["label_framing"]), Flag(row["label_hidden_assumpt"]), Flag(row["label_subj"])]));

    /// <summary>Tweets, French and English: hostile or not, noisy labels.</summary>
    public IEnumerable<PublicRow> Tweets() =>
        TweetFiles
            .SelectMany(file => Rows(file, ","))
            .Select(row => new PublicRow("tweets", row["tweet"], row["tweet"], [row["sentiment"].Split('_').Intersect(Hostile).Any() ? 1 : 0]));

    public IReadOnlyList<HateCheckCase> HateCheck() =>
        [.. Rows("hatecheck-en/test_suite_cases.csv", ",").Select(row =>
            new HateCheckCase(row["functionality"], row["test_case"], row["label_gold"] == "hateful"))];

    private static int Flag(string value) => double.Parse(value, CultureInfo.InvariantCulture) > 0 ? 1 : 0;

    private IEnumerable<Dictionary<string, string>> Rows(string file, string separator)
    {
        using var reader = new StreamReader(Path.Combine(folder, file));
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator });
        csv.Read();
        csv.ReadHeader();
        var columns = csv.HeaderRecord!;
        while (csv.Read())
            yield return columns.Where(column => column.Length > 0).ToDictionary(column => column, column => csv.GetField(column)!);
    }
}
