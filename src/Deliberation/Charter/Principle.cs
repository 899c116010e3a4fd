namespace Isegoria.Deliberation.Charter;

/// <summary>A text a principle stands on.</summary>
/// <param name="Address">Where it can be read.</param>
public sealed record CharterSource(string Id, string Title, Uri Address);

/// <param name="Place">The article or the principle within the source; empty where the whole is meant.</param>
public sealed record SourcePlace(CharterSource Source, string Place);

/// <summary>What holds the bot to a principle.</summary>
public enum EnforcedBy
{
    /// <summary>The bias gate: a label, or that every reply passes it.</summary>
    Gate,

    /// <summary>A rule of the dialog.</summary>
    Dialog,

    /// <summary>How passages are found and cited.</summary>
    Retrieval,

    /// <summary>What is kept, chained and forgotten.</summary>
    Record,

    /// <summary>The screens for personal data and for instructions to the machine.</summary>
    Screen,

    /// <summary>What organisers do in the console.</summary>
    Console,

    /// <summary>What a language model is told.</summary>
    Model,
}

/// <param name="Where">What exactly, as the program names it: a gate's label, a dialog's step.</param>
public sealed record Enforcement(EnforcedBy By, string Where);

/// <summary>A principle of the charter. Words are by language code, in every language of the charter.</summary>
/// <param name="Demands">What it demands of the bot, and of whoever runs it.</param>
/// <param name="ModelRules">What a language model is told on its account; empty where it asks nothing of one.</param>
public sealed record Principle(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<SourcePlace> Sources,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Demands,
    IReadOnlyDictionary<string, IReadOnlyList<string>> ModelRules,
    IReadOnlyList<Enforcement> Enforced,
    IReadOnlyList<Indicator> Indicators);
