using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

public sealed class CountedTurnTests
{
    [Fact]
    public void A_turn_that_is_only_counted_is_the_same_without_what_was_found()
    {
        var document = new Document("sample/d", Some.Consultation, "Note", "note.md", Language.French, "La Ville", null, Stance.Neutral);
        var passage = new FoundPassage(new Passage("sample/d#1", "sample/d", "Coûts", "Texte.", Language.French, 1), document, 0.5, 0.8);
        var turn = Some.Turn(Some.CitizenMessage(), 1) with { Findings = new Findings([passage]) };
        var json = TurnJson.Write(turn);

        var counted = TurnJson.ReadCounted(json);

        Assert.Empty(counted.Findings.Passages);
        Assert.Equal(TurnJson.Write(turn with { Findings = Findings.None }), TurnJson.Write(counted));
        Assert.Single(TurnJson.Read<Turn>(json).Findings.Passages);
    }
}
