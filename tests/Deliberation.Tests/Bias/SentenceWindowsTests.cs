using Isegoria.Deliberation.Bias;
using Xunit;

namespace Isegoria.Deliberation.Tests.Bias;

public sealed class SentenceWindowsTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void A_blank_text_has_no_window(string text) => Assert.Empty(SentenceWindows.Of(text));

    [Fact]
    public void A_short_text_is_read_whole() =>
        Assert.Equal(["Selon l'association, le plan est injuste. Elle demande un vote."], SentenceWindows.Of(" Selon l'association, le plan est injuste. Elle demande un vote. "));

    [Fact]
    public void A_sentence_longer_than_a_window_stands_alone()
    {
        var endless = "Il " + string.Join(' ', Enumerable.Repeat("dit", 200)) + ".";
        Assert.Equal([$"Non. {endless}"[..4], endless, "Oui."], SentenceWindows.Of($"Non. {endless} Oui."));
    }

    [Fact]
    public void Windows_share_a_sentence_and_lose_none()
    {
        string[] sentences = [.. Enumerable.Range(0, 30).Select(i => $"Le point numéro {i} compte ici dix mots tout juste, voilà.")];

        var windows = SentenceWindows.Of(string.Join(' ', sentences));

        Assert.True(windows.Count > 3);
        Assert.All(sentences, sentence => Assert.Contains(windows, window => window.Contains(sentence, StringComparison.Ordinal)));
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.Equal(Sentences.Split(pair.First)[^1], Sentences.Split(pair.Second)[0]));
    }
}
