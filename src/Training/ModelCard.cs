using System.Globalization;
using System.Text;
using Isegoria.Deliberation.Bias;

namespace Isegoria.Training;

/// <summary>The model card, written from the figures of a measurement and the hand-written CARD.md around them.</summary>
internal static class ModelCard
{
    private const string Place = "<!-- figures -->";

    public static string Of(string frame, Measurement measured) =>
        frame.Contains(Place, StringComparison.Ordinal)
            ? frame.Replace(Place, Table(measured), StringComparison.Ordinal)
            : throw new InvalidDataException($"CARD.md has no line {Place}.");

    public static string Table(Measurement measured)
    {
        var table = new StringBuilder();
        Bars(table, measured);
        Replies(table, "Replies kept aside (a twentieth of each writer's), by language and by set", measured.Aside);
        if (measured.Unseen.Count > 0)
            Replies(table, $"Writers it never met: a run trained without the sets {string.Join(", ", Plan.LeftOut)}, measured on all of each", measured.Unseen);
        Replies(table, "Writers who came when the network that ships was finished (src/Training/new-writers), all of each", measured.Later);
        Renderings(table, measured.Renderings);
        Labels(table, measured);
        SymmetryRows(table, measured.Symmetry);
        return table.ToString();
    }

    private static void Bars(StringBuilder table, Measurement m)
    {
        table.AppendLine("| what | bar | measured |").AppendLine("|---|---|---|");
        if (m.Unseen.Count > 0)
            Writers(table, "unseen writers", [.. m.Unseen.Values]);
        Writers(table, "writers who came afterwards, the network that ships", [.. m.Later.Values]);
        foreach (var (language, name) in new[] { ("fr", "French"), ("en", "English") })
        {
            var figures = m.Aside[language];
            Row(table, $"kept aside, {name}, macro-F1", "0.95", N(figures.MacroF1));
            Row(table, $"kept aside, {name}, false alarms", "at most 4 %", P(figures.FalseAlarms));
            Row(table, $"kept aside, {name}, recall of pro and contra texts", "within 5 points", $"{P(figures.Pro)} and {P(figures.Contra)}");
        }
        if (m.News is { } news)
            Row(table, "BABE SG2, five folds by outlet, macro-F1", "0.79", $"{N(news.All)} over all; by fold {string.Join(", ", news.Folds.Select(N))}");
        if (m.CounterSpeech is { } counter)
        {
            Row(table, $"HateCheck, {counter.Cases} cases of counter-speech, called hostile", "under 15 %", P(counter.CalledHostile));
            Row(table, "the same, flagged for anything as if the bot had said it", "-", P(counter.Flagged));
            Row(table, "HateCheck, hateful cases flagged", "-", P(counter.HateFlagged));
        }
        foreach (var (language, name) in new[] { ("fr", "French"), ("en", "English") })
            Row(table, $"symmetry, {m.Symmetry[language].Pairs} pairs, {name}, within 0.1", "97 %", P(m.Symmetry[language].Within));
        Row(table, "network", "under 50 MB", $"{m.Bytes / 1e6:0.0} MB");
        table.AppendLine();
    }

    private static void Writers(StringBuilder table, string who, IReadOnlyList<Figures> sets)
    {
        Row(table, $"{who}, biased against neutral, macro-F1", "mean 0.90, none under 0.85",
            $"mean {N(sets.Average(f => f.MacroF1))}, lowest {N(sets.Min(f => f.MacroF1))}");
        Row(table, $"{who}, false alarms", "at most 4 % in each set", $"mean {P(sets.Average(f => f.FalseAlarms))}, highest {P(sets.Max(f => f.FalseAlarms))}");
    }

    private static void Replies(StringBuilder table, string title, IReadOnlyDictionary<string, Figures> rows)
    {
        table.AppendLine(CultureInfo.InvariantCulture, $"**{title}**").AppendLine();
        table.AppendLine("| replies | biased | neutral | false alarms | recall | pro | contra | macro-F1 | area under ROC | twins told apart |");
        table.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, f) in rows)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {name} | {f.Biased} | {f.Neutral} | {P(f.FalseAlarms)} | {P(f.Recall)} | {P(f.Pro)} | {P(f.Contra)} | {N(f.MacroF1)} | {N(f.Area)} | {N(f.Twins)} |");
        }
        table.AppendLine();
    }

    private static void Renderings(StringBuilder table, IReadOnlyDictionary<string, (Figures Alone, Figures Held)> rows)
    {
        table.AppendLine("**Renderings of documents (src/Training/renderings/measure): by themselves, and held against the words they render, as the gate does with a language model's answers**").AppendLine();
        table.AppendLine("| renderings | slanted | faithful | false alarms alone | held | recall alone | held | macro-F1 alone | held |");
        table.AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, (alone, held)) in rows)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"| {name} | {held.Biased} | {held.Neutral} | {P(alone.FalseAlarms)} | {P(held.FalseAlarms)} | {P(alone.Recall)} | {P(held.Recall)} | {N(alone.MacroF1)} | {N(held.MacroF1)} |");
        }
        table.AppendLine();
    }

    private static void Labels(StringBuilder table, Measurement measured)
    {
        table.AppendLine("**Labels, on replies kept aside**").AppendLine();
        table.AppendLine("| label | threshold | F1 |").AppendLine("|---|---|---|");
        foreach (var (label, f1) in measured.LabelF1)
            table.AppendLine(CultureInfo.InvariantCulture, $"| {label.ToString().ToLowerInvariant()} | {N(measured.Thresholds.Labels[(int)label])} | {N(f1)} |");
        table.AppendLine(CultureInfo.InvariantCulture, $"| anything at all | {N(measured.Thresholds.Biased)} | |").AppendLine();
    }

    private static void SymmetryRows(StringBuilder table, IReadOnlyDictionary<string, SymmetryFigures> rows)
    {
        table.AppendLine("**Symmetry: two sentences that differ in who, or which side, stands in them**").AppendLine();
        table.AppendLine("| pairs of | number | probabilities within 0.1 | same verdict |").AppendLine("|---|---|---|---|");
        foreach (var (name, f) in rows)
            table.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {f.Pairs} | {P(f.Within)} | {P(f.SameVerdict)} |");
        table.AppendLine();
    }

    private static void Row(StringBuilder table, string what, string bar, string measured) =>
        table.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {bar} | {measured} |");

    private static string N(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string P(double share) => double.IsNaN(share) ? "-" : (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
