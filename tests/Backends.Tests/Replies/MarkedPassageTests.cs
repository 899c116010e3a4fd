using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Isegoria.Backends.Tests.Replies;

public sealed class MarkedPassageTests(ModelTown town) : IClassFixture<ModelTown>
{
    private const string Cost = "Combien coûte l’éclairage public de Rivemont chaque année ?";
    private const string Figure = "182 000";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_passage_marked_at_import_comes_into_no_prompt(bool marked)
    {
        await using var model = (await ScriptedModel.StartAsync()).Says("NONE");
        await using var services = town.With(model);
        var cancellation = TestContext.Current.CancellationToken;
        var found = await services.GetRequiredService<IEvidenceIndex>().FindAsync(ModelTown.Consultation, Cost, Language.French, 8, cancellation);
        Assert.Contains(found.Passages, passage => IsCost(passage.Passage));
        var screened = new Findings([.. found.Passages.Select(p => p with { Passage = p.Passage with { Marked = marked && IsCost(p.Passage) } })]);

        await services.GetRequiredService<IReplyWriter>().DraftAsync(Some.Move(say: "Ensuite ?", question: Cost, keepsText: true), screened, cancellation);

        Assert.Equal(!marked, model.Requests.Any(request => request.Said("user").Contains(Figure, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_quotation_carries_the_page_and_where_its_words_stand()
    {
        var words = ReplyWords.Load(Repository.File("prompts/replies.yaml"));
        var passage = new Passage("c/a.pdf#4", "c/a.pdf", "Coûts", "Il pleut. L’éclairage coûte 182 000 euros.", Language.French, 4, Page: 12);
        var document = new Document("c/a.pdf", new ConsultationId("c"), "Rapport", "a.pdf", Language.French, null, null, Stance.Neutral);
        var quotation = new Quotation(Language.French, words);

        quotation.Tell(null, [new SupportedSentence("Elle coûte 182 000 euros.", [new Footing(new FoundPassage(passage, document, 1, 1), 10..)])]);

        var citation = Assert.Single(quotation.Citations);
        Assert.Equal((12, 10), (citation.Page, citation.Start));
        Assert.Equal("L’éclairage coûte 182 000 euros.", citation.Quote);
    }

    private static bool IsCost(Passage passage) => passage.Text.Contains(Figure, StringComparison.Ordinal);
}
