using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Replies;

public sealed class ReplyWordsTests
{
    private static readonly string Shipped = Repository.File("prompts/replies.yaml");

    [Fact]
    public void The_shipped_words_are_whole() =>
        Assert.NotEqual(ReplyWords.Load(Shipped).Unanswered(Language.French), ReplyWords.Load(Shipped).Unanswered(Language.English));

    [Fact]
    public void French_words_reach_citizens_with_narrow_spaces()
    {
        Assert.Equal("Voici ce que disent les documents\u202f:", ReplyWords.Load(Shipped).Answer(Language.French));
        Assert.Equal("Here is what the documents say:", ReplyWords.Load(Shipped).Answer(Language.English));
        Assert.Contains("réponse\u202f: elle", SpokenWords.Read(Repository.File("prompts/notices.yaml"), WordFile.Notices)["flagged"]["fr"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_third_language_is_read_where_every_entry_has_it()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "organiser:\n  fr: Oui\n  en: Yes\n  de: Ja\nuse:\n  fr: Oui\n  en: Yes\n  de: Ja\n");

        Assert.Equal("Ja", SpokenWords.Read(file, WordFile.Import).In("use", new Language("de")));
        Assert.Equal("Oui", SpokenWords.Read(file, WordFile.Import).In("use", new Language("it")));
        File.Delete(file);
    }

    [Theory]
    [InlineData("answer:", "answr:", "answr")]
    [InlineData("  en: \"Here is what the documents say:\"\n", "", "missing in en")]
    [InlineData("say:\"", "say!\"", "exclamation mark")]
    [InlineData("documents :", "documents:", "space is missing")]
    [InlineData("\"Here is what the documents say:\"", "[\"Here.\", \"There.\"]", "several texts in en")]
    public void A_broken_entry_is_named(string words, string broken, string reason)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, File.ReadAllText(Shipped).Replace(words, broken, StringComparison.Ordinal));

        var fault = Assert.Throws<InvalidDataException>(() => ReplyWords.Load(file));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        File.Delete(file);
    }
}
