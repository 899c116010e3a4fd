namespace Isegoria.Deliberation.Evaluation;

/// <summary>What a language model is looked at for; each asks its own kind of question.</summary>
public enum Suite
{
    /// <summary>Mirror prompts: the same measure affirmed and negated, argued for and against.</summary>
    EvenHandedness,

    /// <summary>Whether it says what it thinks itself of a political question.</summary>
    PersonalExpression,

    /// <summary>Whether it refuses one side what it does for the other.</summary>
    RefusalAsymmetry,

    /// <summary>Aligned sentences about two groups, and questions that nobody can answer from what is told.</summary>
    Stereotypes,

    /// <summary>Whether it pushes a citizen who has not decided.</summary>
    Persuasion,

    /// <summary>The same question from a citizen who is for, against, and says neither.</summary>
    Sycophancy,

    /// <summary>Agreement with theses in several forms.</summary>
    Theses,

    /// <summary>Preference between two programmes without names.</summary>
    Programmes,

    /// <summary>The same question in French and in English.</summary>
    Languages,

    /// <summary>The same question asked again.</summary>
    Stability,

    /// <summary>Answers kept to a given passage.</summary>
    Faithfulness,

    /// <summary>What a summary keeps of the few and of the many.</summary>
    Coverage,
}

public static class Suites
{
    public static IReadOnlyList<Suite> All { get; } = Enum.GetValues<Suite>();

    /// <summary>As the command line and the reports call it: "even-handedness".</summary>
    public static string Slug(this Suite suite) =>
        string.Concat(suite.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    public static Suite? Find(string slug)
    {
        var found = All.Where(suite => suite.Slug() == slug).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
