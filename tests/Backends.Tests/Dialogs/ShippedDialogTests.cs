using Isegoria.Backends.Dialogs;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Dialogs;

public sealed class ShippedDialogTests
{
    public static TheoryData<string> Walks { get; } =
        [.. Directory.GetFiles(DialogFiles.Fixtures, "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_shipped_dialogs_have_no_problem()
    {
        var (library, problems) = DialogLibrary.Check(DialogFiles.Dialogs);

        Assert.Equal([], problems.Select(p => p.ToString()));
        Assert.Equal(["deliberation", "five-minutes", "mediation", "votes"], library!.Scripts.Select(s => s.Id).Order());
        Assert.All(library.Scripts, s => Assert.Equal([Language.French, Language.English], s.Languages));
    }

    /// <summary>Whoever takes a dialog's votes is in a group, even where one of the statements is moderated out later.</summary>
    [Fact]
    public void The_shipped_dialogs_let_people_vote_often_enough_to_be_grouped()
    {
        var votes = DialogLibrary.Open(DialogFiles.Dialogs).Scripts.SelectMany(script => script.Stages.SelectMany(stage => stage.Steps).OfType<VoteStep>().Select(step => (script.Id, step.Most))).ToList();

        Assert.Equal(4, votes.Count);
        Assert.All(votes, vote => Assert.True(vote.Most > Opinions.Numbers.Opinions.FewestVotes, $"{vote.Id}: {vote.Most}"));
    }

    [Theory]
    [InlineData("fr", "Je voudrais parler à quelqu’un.", "Votre demande est gardée pour l’équipe")]
    [InlineData("fr", "puis-je parler à une personne ?", "Votre demande est gardée pour l’équipe")]
    [InlineData("en", "Can I talk to someone?", "Your request is kept for the team")]
    [InlineData("en", "I want a person", "Your request is kept for the team")]
    public void A_wish_for_a_person_is_heard_in_plain_words(string language, string said, string reply)
    {
        var rehearsal = new Rehearsal(DialogLibrary.Open(DialogFiles.Dialogs).Find("deliberation"), Language.FromTag(language));
        rehearsal.Arrive();
        rehearsal.Say(said);
        Assert.Contains(reply, rehearsal.Transcript.ToString(), StringComparison.Ordinal);
    }

    /// <summary>
    /// A fixture's first lines name dialog and language; its citizen lines are played, and the whole conversation must
    /// come out word for word. Where it does not, the conversation as played lies beside the test program.
    /// </summary>
    [Theory]
    [MemberData(nameof(Walks))]
    public void A_citizen_walks_through(string fixture)
    {
        var lines = File.ReadAllLines(Path.Combine(DialogFiles.Fixtures, fixture));
        var script = DialogLibrary.Open(DialogFiles.Dialogs).Find(After(lines[0], "dialog: "));
        var rehearsal = new Rehearsal(script, Language.FromTag(After(lines[1], "language: ")));
        foreach (var said in lines.Where(l => l.StartsWith("citizen: ", StringComparison.Ordinal)).Select(l => After(l, "citizen: ")))
            _ = said == "(arrives)" ? rehearsal.Arrive() : rehearsal.Say(said);

        var played = $"{lines[0]}\n{lines[1]}\n\n{rehearsal.Transcript}";
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, fixture), played);
        Assert.Equal(string.Join('\n', lines), played.TrimEnd());
    }

    private static string After(string line, string prefix)
    {
        Assert.StartsWith(prefix, line, StringComparison.Ordinal);
        return line[prefix.Length..];
    }
}
