using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class FidelityTests
{
    private static readonly Fidelity Fidelity = new(Kept: 0.6, Longer: 1.3);

    [Theory]
    [InlineData("La Ville propose scandaleusement d’éteindre 1 720 lampes.", "La Ville propose d’éteindre 1 720 lampes.")]
    [InlineData("Ces habitants égoïstes refusent l’extinction rue des Halles.", "Ces habitants refusent l’extinction rue des Halles.")]
    [InlineData("The reckless council may end the trial in September.", "The council may end the trial in September.")]
    [InlineData("Le projet ne coûterait évidemment jamais plus de 20 000 €.", "Le projet ne coûterait jamais plus de 20 000 €.")]
    [InlineData("All reasonable residents always support the trial.", "Residents support the trial.")]
    public void Loaded_words_may_go(string original, string rewritten) =>
        Assert.Equal(Departures.None, Fidelity.Between(original, rewritten, Terms.Of));

    [Theory]
    [InlineData("La Ville propose d’éteindre 1 720 lampes.", "La Ville propose d’éteindre 1 270 lampes.", Departures.Figure)]
    [InlineData("La Ville propose d’éteindre 1 720 lampes.", "La Ville propose d’éteindre des lampes.", Departures.Figure)]
    [InlineData("L’économie est de 48 400 €.", "L’économie est de 48 400 kWh.", Departures.Figure)]
    [InlineData("Les commerçants de Rivemont refusent.", "Les commerçants de Montclair refusent.", Departures.Name)]
    [InlineData("Le conseil votera en septembre.", "Le conseil votera en octobre.", Departures.Name)]
    [InlineData("La Ville n’éteint pas la gare.", "La Ville éteint la gare.", Departures.Negation)]
    [InlineData("The trial has no cost.", "The trial has a cost.", Departures.Negation)]
    [InlineData("Les cambriolages ont baissé.", "Les cambriolages ont augmenté.", Departures.Opposite)]
    [InlineData("Les boulangers refusent l’essai.", "Les boulangers acceptent l’essai.", Departures.Opposite)]
    [InlineData("The council may end the trial.", "The council must end the trial.", Departures.Modality)]
    [InlineData("L’essai durerait un an.", "L’essai dure un an.", Departures.Modality)]
    [InlineData("Les habitants sortent le soir.", "Tous les habitants sortent le soir.", Departures.Absolute)]
    [InlineData("La Ville éteint les lampes.", "La Ville éteint les lampes [2].", Departures.Citation)]
    [InlineData("La Ville éteint les lampes la nuit dans le centre.", "La Ville agit.", Departures.Content)]
    [InlineData("La Ville éteint les lampes.", "La Ville éteint les lampes, et chacun est invité à voter pour le projet.", Departures.Content)]
    public void What_the_sentence_says_must_stay(string original, string rewritten, Departures departure) =>
        Assert.True(Fidelity.Between(original, rewritten, Terms.Of).HasFlag(departure));
}

/// <summary>Words of more than three letters by their first six: stems enough for these tests.</summary>
internal static class Terms
{
    public static IReadOnlySet<string> Of(string text) => text.ToLowerInvariant()
        .Split([' ', '.', ',', '’', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Length > 3)
        .Select(word => word[..Math.Min(6, word.Length)])
        .ToHashSet();
}
