using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Preferences;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Preferences;

public sealed class PreferencesTests
{
    private const string Loaded = "La Ville propose scandaleusement d’éteindre 1 720 lampes.";
    private const string Neutral = "La Ville propose d’éteindre 1 720 lampes.";

    [Fact]
    public void A_rewriting_gives_a_pair_of_the_flagged_sentence_and_what_stands_in_its_place()
    {
        var pair = Assert.Single(PreferencesOfTurns.Rewritten(Rewritten(), [], "?"));

        Assert.Equal((Neutral, Loaded, PreferenceOrigin.Rewriting), (pair.Chosen, pair.Rejected, pair.Origin));
        Assert.Equal([BiasLabel.Loaded], pair.Labels);
        Assert.DoesNotContain("activity-7", pair.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_a_person_found_wrong_gives_no_pair_and_one_found_right_says_so()
    {
        Assert.Empty(PreferencesOfTurns.Rewritten(Rewritten(), [Review(ReviewKind.Wrong, 2)], "?"));
        Assert.Equal(PreferenceOrigin.Review, Assert.Single(PreferencesOfTurns.Rewritten(Rewritten(), [Review(ReviewKind.Right, 2)], "?")).Origin);
    }

    [Theory]
    [InlineData(ReviewKind.Right, 0, true)]
    [InlineData(ReviewKind.Wrong, 0, false)]
    [InlineData(ReviewKind.Right, 2, false)]
    [InlineData(ReviewKind.Wrong, 2, true)]
    public void A_judged_sentence_is_neutral_where_it_passed_rightly_or_was_flagged_wrongly(ReviewKind kind, int sentence, bool neutral) =>
        Assert.Equal(neutral, PreferencesOfTurns.Judged(Review(kind, sentence), Rewritten(), "?")!.IsNeutral);

    [Fact]
    public void Words_of_citizens_teach_nothing()
    {
        var turn = Some.Turn(Some.CitizenMessage(), verdict: new Verdict.Passed("m", [new JudgedSentence("Mon avis.", Voice.Citizen, Some.Score(), [])]));

        Assert.Null(PreferencesOfTurns.Judged(Review(ReviewKind.Wrong, 0), turn, "?"));
        Assert.Null(PreferencesOfTurns.Judged(Review(ReviewKind.Wrong, 9), turn, "?"));
    }

    [Fact]
    public void A_set_holds_each_pair_once_and_nothing_personal_or_contradicted()
    {
        var set = PreferenceSet.Of(
            [
                Pair("Neutre.", "Partial."), Pair("NEUTRE.", " Partial. "), Pair("Pareil.", "pareil."),
                Pair("Écrivez à marie.durand@exemple.fr.", "Fuyez marie.durand@exemple.fr."),
                Pair("Un mot.", "Un autre."), Pair("Un tiers.", "Un mot."),
            ],
            [Rated("Neutre.", true), Rated("Seule.", false), Rated("Seule.", false)]);

        Assert.Equal(["Neutre."], set.Pairs.Select(pair => pair.Chosen));
        Assert.Equal(["Seule."], set.Rated.Select(reply => reply.Text));
        Assert.Equal(
            new Dictionary<LeftOut, int> { [LeftOut.Repeated] = 3, [LeftOut.Personal] = 1, [LeftOut.Contradicted] = 2, [LeftOut.Alike] = 1 },
            set.Left.ToDictionary());
    }

    private static Turn Rewritten() => Some.Turn(Some.CitizenMessage("activity-7"), verdict: new Verdict.Rewritten(
        "m",
        [Judged("Voici ce que disent les documents."), Judged(Neutral)],
        [Judged(Loaded) with { Exceeded = [BiasLabel.Loaded] }]));

    private static JudgedSentence Judged(string text) => new(text, Voice.Assistant, Some.Score(), []);

    private static Review Review(ReviewKind kind, int sentence) => new(1, Some.Consultation, new ActivityId("activity-7"), kind, sentence, "", "Ana", Some.Noon);

    private static Preference Pair(string chosen, string rejected) => new("p", "g", Language.French, "?", chosen, rejected, [BiasLabel.Loaded], PreferenceOrigin.Written);

    private static RatedReply Rated(string text, bool neutral) => new("r", "g", Language.French, "?", text, neutral, [], PreferenceOrigin.Written);
}
