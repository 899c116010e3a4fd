using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Screens;
using Isegoria.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Isegoria.Deliberation.Tests.Bias;

public sealed class BiasGateTests
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(80);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<Breakage> Breakages => [.. Enum.GetValues<Breakage>().Where(breakage => breakage != Breakage.HangsOnTheSecondQuestion)];

    [Fact]
    public async Task A_calm_draft_passes_with_all_it_says_judged()
    {
        var classifier = new FixedBiasClassifier();

        var verdict = await Gate(classifier).CheckAsync(Draft(Utterance.Say("Merci. Le vote dure cinq minutes.")), Cancellation);

        Assert.IsType<Verdict.Passed>(verdict);
        Assert.Equal("fixed/1", verdict.Model);
        Assert.Equal(["Merci. Le vote dure cinq minutes."], verdict.Sentences.Select(s => s.Text));
    }

    [Theory]
    [InlineData(BiasLabel.Loaded)]
    [InlineData(BiasLabel.Advocacy)]
    [InlineData(BiasLabel.Stereotype)]
    [InlineData(BiasLabel.Hostility)]
    [InlineData(BiasLabel.Overclaim)]
    [InlineData(BiasLabel.Pressure)]
    public async Task One_flagged_sentence_withholds_the_whole_draft(BiasLabel label)
    {
        var classifier = new FixedBiasClassifier().Says("Ce projet est absurde.", label, 0.51);

        var verdict = await Gate(classifier).CheckAsync(Draft(Utterance.Say("Merci."), Utterance.Say("Ce projet est absurde.")), Cancellation);

        var withheld = Assert.IsType<Verdict.Withheld>(verdict);
        Assert.Equal(WithheldReason.Flagged, withheld.Reason);
        Assert.Empty(withheld.Sentences[0].Exceeded);
        Assert.Equal([label], withheld.Sentences[1].Exceeded);
    }

    [Fact]
    public async Task What_is_flagged_names_the_words_that_weighed_and_what_passes_names_none()
    {
        var classifier = new FixedBiasClassifier()
            .Says("Ce projet est absurde.", BiasLabel.Loaded, 0.9)
            .Says(" projet est absurde.", BiasLabel.Loaded, 0.9)
            .Says("Ce  est absurde.", BiasLabel.Loaded, 0.6);

        var verdict = await Gate(classifier).CheckAsync(Draft(Utterance.Say("Merci."), Utterance.Say("Ce projet est absurde.")), Cancellation);

        Assert.Empty(verdict.Sentences[0].Weighed);
        Assert.Equal(["est", "absurde", "projet"], verdict.Sentences[1].Weighed.Select(word => word.Word));
    }

    [Fact]
    public async Task A_classifier_that_breaks_over_the_explanation_opens_nothing()
    {
        using var broken = new BrokenBiasClassifier(Breakage.HangsOnTheSecondQuestion);

        var verdict = await Gate(broken, Brief).CheckAsync(Draft(Utterance.Say("Ce projet est absurde.")), Cancellation);

        var withheld = Assert.IsType<Verdict.Withheld>(verdict);
        Assert.Equal(WithheldReason.Flagged, withheld.Reason);
        Assert.Empty(Assert.Single(withheld.Sentences).Weighed);
    }

    [Fact]
    public async Task A_second_opinion_can_close_the_gate_further_and_never_open_it()
    {
        var harmful = new FixedContentScreen(new ContentFinding.Harmful(["Hate"]));
        var clear = new FixedContentScreen(new ContentFinding.Clear());
        var flagging = new FixedBiasClassifier().Says("Ce projet est absurde.", BiasLabel.Loaded, 0.9);

        var closed = await Gate(new FixedBiasClassifier(), content: harmful).CheckAsync(Draft(Utterance.Say("Merci.")), Cancellation);
        var flagged = await Gate(flagging, content: clear).CheckAsync(Draft(Utterance.Say("Ce projet est absurde.")), Cancellation);

        Assert.Equal(WithheldReason.SecondOpinion, Assert.IsType<Verdict.Withheld>(closed).Reason);
        Assert.Equal(WithheldReason.Flagged, Assert.IsType<Verdict.Withheld>(flagged).Reason);
        Assert.Equal(["Merci."], harmful.Asked);
        Assert.Empty(clear.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_opinion_that_is_out_of_reach_closes_the_gate_only_where_it_is_required(bool required)
    {
        var away = new FixedContentScreen(new ContentFinding.Unavailable(required));
        var verdict = await Gate(new FixedBiasClassifier(), content: away).CheckAsync(Draft(Utterance.Say("Merci.")), Cancellation);
        Assert.Equal(!required, verdict.LetsOut());
    }

    [Fact]
    public async Task A_score_on_the_threshold_itself_passes()
    {
        var classifier = new FixedBiasClassifier().Says("Merci.", BiasLabel.Loaded, 0.5);
        Assert.IsType<Verdict.Passed>(await Gate(classifier).CheckAsync(Draft(Utterance.Say("Merci.")), Cancellation));
    }

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task However_the_classifier_breaks_the_gate_stays_closed(Breakage breakage)
    {
        using var broken = new BrokenBiasClassifier(breakage);

        var verdict = await Gate(broken, Brief).CheckAsync(Draft(Utterance.Say("Merci. Continuons.")), Cancellation);

        var withheld = Assert.IsType<Verdict.Withheld>(verdict);
        Assert.Equal(WithheldReason.CouldNotJudge, withheld.Reason);
        Assert.Empty(withheld.Sentences);
    }

    [Fact]
    public async Task Cancellation_by_the_caller_is_cancellation_and_no_verdict()
    {
        using var hanging = new BrokenBiasClassifier(Breakage.HangsDeafToTheToken);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var checking = Gate(hanging, Patient).CheckAsync(Draft(Utterance.Say("Merci.")), caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => checking);
    }

    [Fact]
    public async Task Words_of_others_are_screened_for_hostility_alone_and_by_their_own_threshold()
    {
        var classifier = new FixedBiasClassifier()
            .Says("C'est une honte.", BiasLabel.Loaded, 0.99)
            .Says("C'est une honte.", BiasLabel.Hostility, 0.7);

        var mild = await Gate(classifier).CheckAsync(Draft(Quoting("C'est une honte.", Voice.Citizen)), Cancellation);
        Assert.IsType<Verdict.Passed>(mild);

        classifier.Says("C'est une honte.", BiasLabel.Hostility, 0.95);
        foreach (var voice in new[] { Voice.Citizen, Voice.Document })
        {
            var hostile = await Gate(classifier).CheckAsync(Draft(Quoting("C'est une honte.", voice)), Cancellation);
            var flagged = Assert.Single(Assert.IsType<Verdict.Withheld>(hostile).Sentences, s => s.Exceeded.Count > 0);
            Assert.Equal(voice, flagged.Voice);
            Assert.Equal([BiasLabel.Hostility], flagged.Exceeded);
        }
    }

    [Fact]
    public async Task A_button_is_judged_like_any_word_of_the_assistant()
    {
        var classifier = new FixedBiasClassifier().Says("Oui, évidemment", BiasLabel.Pressure, 0.9);
        var asking = new Utterance([new Span("Êtes-vous d'accord ?", Voice.Assistant)], [new Choice("Oui, évidemment", "oui")]);

        Assert.IsType<Verdict.Withheld>(await Gate(classifier).CheckAsync(Draft(asking), Cancellation));
    }

    [Fact]
    public async Task What_a_citation_shows_is_screened_too()
    {
        var classifier = new FixedBiasClassifier().Says("Ces gens sont des parasites.", BiasLabel.Hostility, 0.99);
        var cited = Draft(Utterance.Say("Le texte en parle.")) with
        {
            Citations = [new Citation(1, "d1", "Avis", "d1-0", "", "Ces gens sont des parasites.")],
        };

        Assert.IsType<Verdict.Withheld>(await Gate(classifier).CheckAsync(cited, Cancellation));
    }

    [Theory]
    [InlineData(0.45, 0.05, false)] // It says more than the document.
    [InlineData(0.45, 0.40, true)] // The document says as much.
    [InlineData(0.20, 0.01, true)] // It is plain, the document plainer.
    public async Task A_rendering_is_held_against_the_document_it_keeps_close_to(double rendering, double source, bool passes)
    {
        var classifier = Holding()
            .Says("The lot costs a mere 12 euros.", BiasLabel.Loaded, rendering)
            .Says("The lot costs 12 euros.", BiasLabel.Loaded, source);

        var verdict = await Gate(classifier).CheckAsync(Rendering("The lot costs a mere 12 euros.", "The lot costs 12 euros."), Cancellation);

        Assert.Equal(passes, verdict is Verdict.Passed);
        var held = Assert.Single(verdict.Sentences, sentence => sentence.Source is not null);
        Assert.Equal(source, held.Source);
        Assert.Equal(passes ? [] : [BiasLabel.Loaded], held.Exceeded);
        Assert.Equal(!passes, held.Weighed.Count > 0);
    }

    [Fact]
    public async Task A_second_opinion_is_asked_of_a_rendering_once()
    {
        var clear = new FixedContentScreen(new ContentFinding.Clear());

        await Gate(Holding(), content: clear).CheckAsync(Rendering("The lot costs 12 euros a day.", "The lot costs 12 euros."), Cancellation);

        Assert.Equal(["The lot costs 12 euros a day.\nThe lot costs 12 euros."], clear.Asked);
    }

    [Fact]
    public async Task A_free_rendering_is_judged_by_itself_alone()
    {
        var classifier = Holding().Says("People pay next to nothing for a space.", BiasLabel.Loaded, 0.45);

        var verdict = await Gate(classifier).CheckAsync(Rendering("People pay next to nothing for a space.", "The lot costs 12 euros."), Cancellation);

        Assert.IsType<Verdict.Passed>(verdict);
        Assert.DoesNotContain(verdict.Sentences, sentence => sentence.Source is not null);
    }

    private static FixedBiasClassifier Holding() => new() { Thresholds = new BiasThresholds(0.5, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], new AddedSlant(Kept: 0.7, Least: -1, Rise: 1)) };

    private static Draft Rendering(string rendering, string quote) => new(
        [new Utterance([new Span(rendering, Voice.Assistant, 1)], [])], [new Citation(1, "d1", "", "d1-0", "", quote)], false, "kernel", Language.English);

    [Fact]
    public async Task A_draft_without_words_passes_without_asking_the_classifier()
    {
        var classifier = new FixedBiasClassifier();
        Assert.IsType<Verdict.Passed>(await Gate(classifier).CheckAsync(Draft(), Cancellation));
        Assert.Empty(classifier.Asked);
    }

    private static BiasGate Gate(IBiasClassifier classifier, TimeSpan? limit = null, IContentScreen? content = null) => new(
        classifier,
        content ?? new NoContentScreen(),
        Options.Create(new BiasGateOptions { AttributedHostility = 0.9, TimeLimit = limit ?? Patient }),
        NullLogger<BiasGate>.Instance);

    private static Utterance Quoting(string words, Voice voice) =>
        new([new Span("Une contribution dit : ", Voice.Assistant), new Span(words, voice)], []);

    private static Draft Draft(params Utterance[] messages) => new(messages, [], false, "script", Language.French);
}
