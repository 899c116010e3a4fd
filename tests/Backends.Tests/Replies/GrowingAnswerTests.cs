using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Isegoria.Backends.Tests.Replies;

/// <summary>What is told of an answer while a model still writes it.</summary>
public sealed class GrowingAnswerTests(ModelTown town) : IClassFixture<ModelTown>
{
    private const string Cost = "Combien coûte l’éclairage public de Rivemont chaque année ?";
    private const string First = "L’éclairage public de Rivemont coûte 182 000 euros chaque année.";
    private const string Second = "Le conseil votera en septembre.";

    [Fact]
    public async Task Finished_sentences_are_told_of_one_after_the_other_each_with_its_citation()
    {
        var (told, draft) = await AskAsync(model => model.Writes(Cited(First, Second, First), TimeSpan.FromMilliseconds(20)));

        Assert.Contains(told, soFar => soFar.Messages[0].Text == First);
        Assert.Equal(told.Select(soFar => soFar.Messages[0].Text.Length).Order(), told.Select(soFar => soFar.Messages[0].Text.Length));
        Assert.All(told, soFar => Assert.StartsWith(soFar.Messages[0].Text, draft.Messages[0].Text, StringComparison.Ordinal));
        Assert.All(told, soFar => Assert.NotEmpty(soFar.Citations));
        Assert.All(told, soFar => Assert.DoesNotContain(soFar.Messages, message => message.Text == "Ensuite ?"));
    }

    [Fact]
    public async Task Once_nobody_wants_to_hear_more_nothing_more_is_told()
    {
        var (told, draft) = await AskAsync(model => model.Writes(Cited(First, Second, First), TimeSpan.FromMilliseconds(20)), listens: false);

        Assert.Single(told);
        Assert.StartsWith(First, draft.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_breaks_does_not_harm_the_answer()
    {
        var (_, draft) = await AskAsync(
            model => model.Writes(Cited(First, Second, First), TimeSpan.FromMilliseconds(5)), heard: _ => throw new InvalidOperationException("Broken for the test."));

        Assert.StartsWith("kernel/1", draft.Writer, StringComparison.Ordinal);
        Assert.StartsWith(First, draft.Messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_stream_is_asked_for_the_whole_where_the_settings_say_so()
    {
        var (told, draft) = await AskAsync(model => model.Answers(Cited(First, Second)), settings: ("Stream", "false"));

        Assert.Empty(told);
        Assert.Equal($"{First} {Second}", draft.Messages[0].Text);
    }

    [Fact]
    public async Task An_answer_that_ends_without_a_reason_loses_its_unfinished_sentence()
    {
        var (_, draft) = await AskAsync(model => model.Writes(request => Cited(First)(request) + " Le conseil votera en", TimeSpan.Zero, finish: null));

        Assert.Equal(First, draft.Messages[0].Text);
    }

    private static Func<ModelRequest, string> Cited(params string[] sentences) => request => string.Join(' ', sentences.Select(sentence =>
        $"{sentence.TrimEnd('.')} [{ModelTown.NumberOf(request, "182 000")}]."));

    private async Task<(IReadOnlyList<Draft> Told, Draft Draft)> AskAsync(
        Action<ScriptedModel> script, bool listens = true, Action<Draft>? heard = null, params (string, string)[] settings)
    {
        await using var model = await ScriptedModel.StartAsync();
        script(model);
        await using var services = town.With(model, settings);
        var cancellation = TestContext.Current.CancellationToken;
        var move = Some.Move(say: "Ensuite ?", question: Cost);
        var found = await services.GetRequiredService<IEvidenceIndex>().FindAsync(ModelTown.Consultation, Cost, Language.French, 8, cancellation);
        var told = new List<Draft>();
        var draft = await services.GetRequiredService<IReplyWriter>().DraftAsync(
            move, found,
            (soFar, _) =>
            {
                heard?.Invoke(soFar);
                told.Add(soFar);
                return Task.FromResult(listens);
            },
            cancellation);
        return (told, draft);
    }
}
