using Isegoria.Backends.Dialogs;
using Xunit;

namespace Isegoria.Backends.Tests.Dialogs;

/// <summary>A dialog file that cannot be used names itself, the line and what to do.</summary>
public sealed class DialogProblemTests : IDisposable
{
    private const string Sound = """
        id: small
        title: { fr: Petit, en: Small }
        stages:
          - id: first
            title: { fr: Début, en: Start }
            steps:
              - consent: take-part
                purpose: participation
                notice: "1"
                required: true
                fr: { ask: "Acceptez-vous ?", "yes": Oui, "no": Non, refused: C’est noté. }
                en: { ask: "Do you agree?", "yes": "Yes", "no": "No", refused: That is recorded. }
              - ask: matters
                min: 3
                max: 400
                fr: { name: Ce qui compte, ask: "Qu’est-ce qui compte pour vous ?" }
                en: { name: What matters, ask: "What matters to you?" }
              - close: receipt
                fr: "Réponses : {answers}."
                en: "Answers: {answers}."
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dialogs");

    public DialogProblemTests() =>
        File.Copy(Path.Combine(DialogFiles.Dialogs, "commands.yaml"), Path.Combine(_folder.FullName, "commands.yaml"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_sound_file_has_none() => Assert.Empty(Problems(Sound));

    [Theory]
    [InlineData("{answers}.\"\n        en", "{answer}.\"\n        en", 19, "{answer}", "{answers}")]
    [InlineData("en: \"Answers: {answers}.\"", "", 18, "missing in en", "'en:'")]
    [InlineData("en: { name: What matters, ask: \"What matters to you?\" }", "", 13, "'en' is missing", "Give 'en'")]
    [InlineData(", ask: \"What matters to you?\" }", " }", 17, "'ask' are missing in en", "'ask:' under 'en:'")]
    [InlineData("en: Small }", "en: Small, de: Klein }", 2, "'de'", "commands.yaml")]
    [InlineData("- ask: matters", "- wonder: matters", 13, "No kind of step", "say: id")]
    [InlineData("- ask: matters", "- ask: take-part", 13, "Two steps are called 'take-part'", "a name of its own")]
    [InlineData("- ask: matters", "- ask: What Matters", 13, "'What Matters' cannot be a name", "a to z")]
    [InlineData("min: 3", "when: { step: nowhere, is: x }\n        min: 3", 14, "'nowhere'", "take-part")]
    [InlineData("min: 3", "when: { step: take-part, is: maybe }\n        min: 3", 14, "never answered with 'maybe'", "yes, no")]
    [InlineData("min: 3", "min: three", 14, "'min' is not a whole number", "Give 'min'")]
    [InlineData("min: 3", "mni: 3\n        min: 3", 14, "'mni' means nothing here", "min")]
    [InlineData("What matters to you?", "What matters to you? And why?", 17, "asks 2 questions", "one question")]
    [InlineData("That is recorded.", "That is recorded!", 12, "exclamation mark", "full stop")]
    [InlineData("C’est noté.", "C’est noté; merci.", 11, "space is missing", "Put a space")]
    [InlineData("C’est noté.", "Merci aux participant·es.", 11, "median dot", "read aloud")]
    [InlineData("required: true", "required: false", 13, "before anybody has agreed", "required: true")]
    [InlineData("- close: receipt", "- scale: after\n        again: take-part\n        lowest: 1\n        highest: 5\n        fr: { name: Avis, ask: \"Combien ?\", low: peu, high: beaucoup }\n        en: { name: View, ask: \"How much?\", low: little, high: much }\n      - close: receipt", 19, "'take-part' is no earlier step that is answered", "same kind")]
    [InlineData("- close: receipt", "- say: receipt", 4, "closes the dialog is missing", "'close:'")]
    [InlineData("  - id: first\n    title", "  - id: first\n    requires: [publication]\n    title", 5, "consent to 'publication'", "consent step")]
    [InlineData("purpose: participation", "purpose: [a: b", 8, "not valid YAML", "Mend")]
    public void A_problem_names_its_line_and_what_to_do(string sound, string broken, int line, string problem, string fix)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);

        var found = Problems(Sound.Replace(sound, broken, StringComparison.Ordinal));

        Assert.Contains(found, p => p.Line == line
            && p.File.EndsWith("small.yaml", StringComparison.Ordinal)
            && p.Problem.Contains(problem, StringComparison.Ordinal)
            && p.Fix.Contains(fix, StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_of_more_than_sixty_words_is_a_problem()
    {
        var sixty = string.Join(' ', Enumerable.Repeat("word", 60));

        Assert.Empty(Problems(Sound.Replace("That is recorded.", sixty, StringComparison.Ordinal)));
        Assert.Contains(Problems(Sound.Replace("That is recorded.", $"{sixty} more", StringComparison.Ordinal)),
            p => p.Line == 12 && p.Problem.Contains("61 words", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_files_with_one_id_are_a_problem()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "again.yaml"), Sound);

        Assert.Contains(Problems(Sound), p => p.Problem.Contains("'small'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_stage_is_a_problem() => Assert.Contains(
        Problems("id: small\ntitle: { fr: Petit, en: Small }\nstages: []\n"),
        p => p.Line == 3 && p.Problem.Contains("'stages'", StringComparison.Ordinal));

    [Fact]
    public void Missing_everyday_words_are_a_problem()
    {
        var path = Path.Combine(_folder.FullName, "commands.yaml");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("      reply: Nothing", "", StringComparison.Ordinal)
            .Replace("      nothing: There is no answer to take back.\n", "", StringComparison.Ordinal));

        var problem = Assert.Single(Problems(Sound));
        Assert.EndsWith("commands.yaml", problem.File, StringComparison.Ordinal);
        Assert.Contains("'nothing' are missing in en", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unusable_folder_stops_the_start_with_every_problem()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "small.yaml"), Sound.Replace("min: 3", "min: three", StringComparison.Ordinal));

        var stop = Assert.Throws<DialogFilesException>(() => DialogLibrary.Open(_folder.FullName));
        Assert.Contains("small.yaml:14: ", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_file_has_another_version_and_an_unknown_dialog_names_those_there_are()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "small.yaml"), Sound);
        var before = DialogLibrary.Open(_folder.FullName);
        File.AppendAllText(Path.Combine(_folder.FullName, "small.yaml"), "\n# changed\n");

        Assert.NotEqual(before.Find("small").Version, DialogLibrary.Open(_folder.FullName).Find("small").Version);
        Assert.Contains("small", Assert.Throws<KeyNotFoundException>(() => before.Find("large")).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<FileProblem> Problems(string text)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "small.yaml"), text);
        return DialogLibrary.Check(_folder.FullName).Problems;
    }
}

public sealed class FrenchTypographyTests
{
    [Theory]
    [InlineData("Oui ? « non » ; si : ah", "Oui\u202F? «\u202Fnon\u202F»\u202F; si\u202F: ah")]
    [InlineData("À 10:30, voir https://exemple.fr", "À 10:30, voir https://exemple.fr")]
    public void Ordinary_spaces_become_narrow_no_break_spaces(string written, string spaced)
    {
        Assert.Equal(spaced, FrenchTypography.Space(written));
        Assert.Null(FrenchTypography.Unspaced(spaced));
    }

    [Theory]
    [InlineData("Oui?")]
    [InlineData("Voici: ceci")]
    [InlineData("«non »")]
    public void A_missing_space_is_found(string written) =>
        Assert.NotNull(FrenchTypography.Unspaced(FrenchTypography.Space(written)));
}
