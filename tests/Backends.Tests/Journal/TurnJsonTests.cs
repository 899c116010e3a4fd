using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

public sealed class TurnJsonTests
{
    [Fact]
    public void A_citation_kept_before_pages_and_places_were_told_still_reads()
    {
        var kept = TurnJson.Read<Citation>(
            """{"number":1,"document":"sample/a.md","title":"Note","passage":"sample/a.md#3","heading":"Coûts","quote":"Oui."}""");
        Assert.Equal(new Citation(1, "sample/a.md", "Note", "sample/a.md#3", "Coûts", "Oui."), kept);

        var told = kept with { Page = 12, Start = 40 };
        Assert.Equal(told, TurnJson.Read<Citation>(TurnJson.Write(told)));
    }
}
