using System.Globalization;
using System.Text;
using Isegoria.Deliberation.Preferences;

namespace Isegoria.Bot.Commands;

/// <summary>The data card beside a set: what is in it, where it comes from, what was left out, and what it is not good for.</summary>
internal static class TrainingCard
{
    public static string Of(PreferenceSet set, IReadOnlyList<WrittenFile> files)
    {
        var ofStore = set.Pairs.Any(pair => pair.Origin is not PreferenceOrigin.Written) || set.Rated.Any(reply => reply.Origin is not PreferenceOrigin.Written);
        var card = new StringBuilder();
        Head(card, files, ofStore);
        card.AppendLine("# Preferences for neutral replies in a deliberation\n");
        card.AppendLine("Replies of a deliberation assistant in French and English. The neutral reply is preferred, the biased one is not.\n");
        card.AppendLine("| file | examples | SHA-256 |\n|---|---:|---|");
        foreach (var file in files)
            card.AppendLine(CultureInfo.InvariantCulture, $"| {file.File} | {file.Examples} | {file.Sha256} |");
        card.AppendLine("\n## Where the examples come from\n");
        card.AppendLine("| origin | pairs | single replies |\n|---|---:|---:|");
        foreach (var origin in Enum.GetValues<PreferenceOrigin>())
            card.AppendLine(CultureInfo.InvariantCulture, $"| {Described(origin)} | {set.Pairs.Count(pair => pair.Origin == origin)} | {set.Rated.Count(reply => reply.Origin == origin)} |");
        card.AppendLine("\n| what is wrong with the rejected reply | pairs |\n|---|---:|");
        foreach (var label in set.Pairs.SelectMany(pair => pair.Labels).GroupBy(label => label).OrderBy(label => label.Key))
            card.AppendLine(CultureInfo.InvariantCulture, $"| {label.Key.ToString().ToLowerInvariant()} | {label.Count()} |");
        card.AppendLine("\n## What is not in it\n");
        card.AppendLine("No word of a citizen: not as a prompt, and not in a reply, where it was elided before the gate read it. Examples in which");
        card.AppendLine("something looks like personal data (e-mail, telephone, bank account, card, social security number, address) were left out; names have no");
        card.AppendLine("form and are not looked for. Left out:\n");
        foreach (var left in LeftOf(set).DefaultIfEmpty("nothing"))
            card.AppendLine(CultureInfo.InvariantCulture, $"- {left}");
        card.AppendLine("\n## What to know before using it\n");
        card.AppendLine("- The prompts name a kind of reply and no question: a model learns how to say, not what.");
        card.AppendLine("- Written replies are invented; figures, names and quotations in them are not facts, and many are hostile on purpose.");
        card.AppendLine("- Rewritings were chosen by a classifier; train on them alone and the model learns its mistakes, too. Those a person found wrong are left out.");
        card.AppendLine("- Divided by subject (written) or conversation (kept), so that a subject of the test is not trained on.");
        return card.ToString().ReplaceLineEndings("\n");
    }

    public static IEnumerable<string> LeftOf(PreferenceSet set) => set.Left.OrderBy(left => left.Key).Select(left => left.Key switch
    {
        LeftOut.Repeated => $"{left.Value} repeated",
        LeftOut.Personal => $"{left.Value} with what looks like personal data",
        LeftOut.Contradicted => $"{left.Value} preferred in one place and rejected in another",
        _ => $"{left.Value} with two replies alike",
    });

    /// <summary>As dataset hubs read it: each format a configuration with its two parts.</summary>
    private static void Head(StringBuilder card, IReadOnlyList<WrittenFile> files, bool ofStore)
    {
        card.AppendLine("---\nlanguage: [fr, en]");
        card.AppendLine(ofStore ? "license: other\nlicense_name: the organiser's for what comes from a store, CC BY 4.0 for written pairs" : "license: cc-by-4.0");
        card.AppendLine("configs:");
        foreach (var format in files.Select(file => file.File.Split('/')[0]).Distinct())
        {
            card.AppendLine(CultureInfo.InvariantCulture, $"  - config_name: {format}\n    data_files:");
            foreach (var part in (string[])["train", "test"])
                card.AppendLine(CultureInfo.InvariantCulture, $"      - {{ split: {part}, path: {format}/{part}.jsonl }}");
        }
        card.AppendLine("---\n");
    }

    private static string Described(PreferenceOrigin origin) => origin switch
    {
        PreferenceOrigin.Rewriting => "the gate flagged a model's sentence, and its rewriting passed",
        PreferenceOrigin.Review => "an organiser judged the verdict",
        _ => "written for the project",
    };
}
