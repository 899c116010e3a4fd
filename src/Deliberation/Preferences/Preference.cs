using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Preferences;

/// <summary>Where an example comes from.</summary>
public enum PreferenceOrigin
{
    /// <summary>A flagged sentence of a model and what it was rewritten to, as the store kept both.</summary>
    Rewriting,

    /// <summary>A sentence whose verdict an organiser has judged.</summary>
    Review,

    /// <summary>A pair written for the project.</summary>
    Written,
}

/// <summary>Two replies to the same prompt, of which the neutral one is to be preferred. No word of them is a citizen's.</summary>
/// <param name="Id">Stable, so that a later run names it alike.</param>
/// <param name="Group">What belongs together when the set is divided.</param>
/// <param name="Labels">What is wrong with the rejected one.</param>
public sealed record Preference(
    string Id, string Group, Language Language, string Prompt, string Chosen, string Rejected, IReadOnlyList<BiasLabel> Labels, PreferenceOrigin Origin);

/// <summary>One reply that is to be preferred, or not, without a counterpart.</summary>
public sealed record RatedReply(string Id, string Group, Language Language, string Prompt, string Text, bool IsNeutral, IReadOnlyList<BiasLabel> Labels, PreferenceOrigin Origin);
