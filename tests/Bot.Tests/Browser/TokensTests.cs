using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>Contrast by WCAG 2.2: relative luminance of sRGB, 4.5:1 for text, 3:1 for what must be told apart.</summary>
public sealed partial class TokensTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "css", "tokens.css"));

    public static TheoryData<string> Schemes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Text_reads_on_every_ground(string scheme)
    {
        var tokens = Tokens(scheme);
        string[] inks = ["ink", "muted", "accent", "notice", "danger", "fine"];
        string[] grounds = ["paper", "surface", "accent-soft"];
        foreach (var ink in inks)
            foreach (var ground in grounds)
                AssertRatio(tokens, ink, ground, 4.5);
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Words_on_a_primary_button_read(string scheme) => AssertRatio(Tokens(scheme), "paper", "accent", 4.5);

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Borders_of_controls_and_the_focus_ring_stand_out(string scheme)
    {
        var tokens = Tokens(scheme);
        foreach (var ground in new[] { "paper", "surface", "accent-soft" })
        {
            AssertRatio(tokens, "muted", ground, 3);
            AssertRatio(tokens, "focus", ground, 3);
        }
    }

    [Fact]
    public void Each_scheme_sets_its_own_colours()
    {
        Assert.Equal("FBFAF7", Tokens("light")["paper"]);
        Assert.Equal("14181F", Tokens("dark")["paper"]);
    }

    private static void AssertRatio(Dictionary<string, string> tokens, string ink, string ground, double atLeast)
    {
        var (a, b) = (Luminance(tokens[ink]), Luminance(tokens[ground]));
        var ratio = (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
        Assert.True(ratio >= atLeast, $"{ink} on {ground} is {ratio:F2}:1, below {atLeast}:1.");
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }

    /// <summary>Dark overrides light, as the cascade does.</summary>
    private static Dictionary<string, string> Tokens(string scheme)
    {
        var (light, dark) = (Css[..Css.IndexOf("@media", StringComparison.Ordinal)], Css[Css.IndexOf("@media", StringComparison.Ordinal)..]);
        var tokens = Colour().Matches(light).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        Assert.NotEmpty(tokens);
        if (scheme == "dark")
            foreach (Match match in Colour().Matches(dark))
                tokens[match.Groups[1].Value] = match.Groups[2].Value;
        return tokens;
    }

    [GeneratedRegex("--([a-z-]+): #([0-9A-F]{6});")]
    private static partial Regex Colour();
}
