using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Xunit;

namespace Isegoria.Deliberation.Tests.Evidence;

public sealed class LeanTests
{
    [Fact]
    public void Documents_of_one_side_lean_that_way() =>
        Assert.Equal(Stance.Against, Lean.Of([Document(Stance.Against), Document(Stance.Against)]));

    [Fact]
    public void A_neutral_document_among_them_keeps_the_balance() =>
        Assert.Null(Lean.Of([Document(Stance.For), Document(Stance.Neutral)]));

    [Fact]
    public void Neutral_documents_alone_lean_nowhere() => Assert.Null(Lean.Of([Document(Stance.Neutral)]));

    [Fact]
    public void Each_document_counts_once_in_the_balance()
    {
        var against = Document(Stance.Against) with { Id = "b" };
        Assert.Equal(new Balance(1, 1, 0, 2), Balance.Of(
            [Document(Stance.For), against, against, Document(Stance.Unknown) with { Id = "c" }, Document(Stance.Unknown) with { Id = "d" }]));
    }

    private static Document Document(Stance stance) =>
        new("id", new ConsultationId("sample"), "Title", "a.md", Language.French, null, null, stance);
}
