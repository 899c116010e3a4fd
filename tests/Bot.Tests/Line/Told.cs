using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;

namespace Isegoria.Bot.Tests.Line;

/// <summary>A question on the sample consultation, and what a scripted model writes about it.</summary>
internal static class Told
{
    public const string Question = "j’ai une question : combien coûte l’éclairage public de Rivemont chaque année ?";

    /// <summary>Word for word from a document, so each is supported.</summary>
    public static readonly string[] Sentences =
    [
        "L’éclairage public de Rivemont coûte 182 000 € par an.",
        "Rivemont compte 8 400 habitantes et habitants.",
        "Le calcul utilise le prix de 2025, soit 0,20 € par kWh, taxes comprises.",
        "Si le prix de l’électricité change, l’économie change dans la même proportion.",
    ];

    public static string Whole(ModelRequest request) => Cited(request, Sentences);

    /// <summary>With a sentence that is supported and slanted in the second place.</summary>
    public static string Slanted(ModelRequest request) =>
        Cited(request, [Sentences[0], "L’éclairage public de Rivemont coûte scandaleusement 182 000 € par an.", Sentences[2], Sentences[3]]);

    /// <summary>With a sentence in the second place that no document says.</summary>
    public static string Invented(ModelRequest request) =>
        Cited(request, [Sentences[0], "L’éclairage public de Rivemont coûte 999 000 € par an.", Sentences[2], Sentences[3]]);

    private static string Cited(ModelRequest request, IEnumerable<string> sentences)
    {
        var passages = Plain(request.Said("user")).Split("<passage number=\"")[1..];
        var costs = passages.First(part => part.Contains("Rivemont coûte 182", StringComparison.Ordinal));
        return string.Join(' ', sentences.Select(sentence =>
        {
            var said = sentence.TrimEnd('.');
            var passage = passages.FirstOrDefault(part => part.Contains(Plain(said), StringComparison.Ordinal)) ?? costs;
            return $"{said} [{passage[..passage.IndexOf('"', StringComparison.Ordinal)]}].";
        }));
    }

    /// <summary>French sets numbers and signs apart by spaces that do not break.</summary>
    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}

/// <summary>Flags every text with "scandaleu" in it, wherever it stands.</summary>
internal sealed class ScandalClassifier : IBiasClassifier
{
    public string Version => "scandal/1";

    public BiasThresholds Thresholds { get; } = new(0.5, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);

    public Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<BiasScore>>(
            [.. texts.Select(text => Some.Score(text.Contains("scandaleu", StringComparison.OrdinalIgnoreCase) ? 0.9 : 0.01))]);
}
