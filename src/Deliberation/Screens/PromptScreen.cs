using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Screens;

/// <summary>The section "Screens".</summary>
public sealed class ScreenOptions
{
    public const string Section = "Screens";

    /// <summary>From this score on a text is marked and kept out of prompts; 1 is one sure sign, 0.8 one that is nearly sure, lower is stricter.</summary>
    [Required, Range(0.1, 10)]
    public double? Injection { get; set; }
}

/// <summary>What may stand in a model's prompt.</summary>
/// <param name="Message">Whether the citizen's message may.</param>
/// <param name="Passages">The same of each passage, in the order given.</param>
public sealed record PromptAdmission(bool Message, IReadOnlyList<bool> Passages);

/// <summary>
/// Keeps instructions to the machine out of prompts: the local screen first, the second opinion on what it let through.
/// Whoever is marked is answered all the same, only without a model.
/// </summary>
public sealed class PromptScreen(IContentScreen content, IOptions<ScreenOptions> options)
{
    /// <summary>By the local screen alone; what the import asks of documents and their names.</summary>
    public bool IsMarked(string text, TextOrigin origin) => Injection.Look(text, origin).Score >= options.Value.Injection!.Value;

    public async Task<PromptAdmission> AdmitAsync(string message, IReadOnlyList<string> passages, CancellationToken cancellation)
    {
        var marked = IsMarked(message, TextOrigin.Message);
        var sound = passages.Select(passage => !IsMarked(passage, TextOrigin.Document)).ToList();
        if (marked)
            return new PromptAdmission(false, sound);

        var shield = await content.ShieldAsync(message, passages, cancellation);
        return new PromptAdmission(!shield.Message, [.. sound.Zip(shield.Documents, (local, outside) => local && !outside)]);
    }
}
