using Isegoria.Backends.Charter;
using Isegoria.Bot.Charter;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Tests.Charter;

public sealed class CharterAuditTests
{
    private static readonly DemocraticCharter Charter = CharterReader.Open(Repository.File("prompts/charter.yaml"));

    [Fact]
    public void Of_many_people_a_figure_counted_over_few_of_them_is_not_public()
    {
        var audit = new CharterAudit(figures: null!, Charter, Options.Create(new CharterOptions { FewestPeople = 10 }), TimeProvider.System);
        var findings = PrincipleFinding.Of(Charter, new Dictionary<string, Figure>
        {
            [FigureNames.PurposeStated] = new Figure.Told(1, 2, []),
            [FigureNames.OthersHeard] = new Figure.Told(1, 1, []),
            [FigureNames.ConsentFirst] = new Figure.Told(1, 10, [new ActivityId("a1")]),
            [FigureNames.ObjectionWait] = new Figure.Told(3, 1, []),
        });

        var shown = audit.Public(new AuditReport(Charter, findings, People: 10, new Dictionary<ActivityId, (ConversationId, int)>(), Some.Noon))
            .Findings.SelectMany(found => found.Findings).Where(finding => finding.Indicator.Figure is not null).ToLookup(finding => finding.Indicator.Figure, finding => finding.Figure);

        Assert.Equal(new Figure.Untold(UntoldReason.TooFew), Assert.Single(shown[FigureNames.OthersHeard]));
        Assert.Equal((1.0, 10, 0), Assert.IsType<Figure.Told>(Assert.Single(shown[FigureNames.ConsentFirst])) is var told ? (told.Value, (int)told.Of, told.Turns.Count) : default);
        Assert.IsType<Figure.Told>(Assert.Single(shown[FigureNames.PurposeStated]));
        Assert.IsType<Figure.Told>(Assert.Single(shown[FigureNames.ObjectionWait]));
    }
}
