using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Charter;

public sealed class ConsultationFiguresTests
{
    [Fact]
    public void What_an_organiser_has_written_is_counted_by_language()
    {
        var figures = ConsultationFigures.Of(Some.AConsultation() with { Mandate = new Dictionary<string, string> { ["fr"] = "Un vote en mai." } }, []);

        Assert.Equal(1, Told(figures[FigureNames.PurposeStated]));
        Assert.Equal(0.5, Told(figures[FigureNames.MandateStated]));
        Assert.Equal(0, Told(figures[FigureNames.RetentionSet]));
        Assert.Equal(new Figure.Untold(UntoldReason.NotSet), figures[FigureNames.OpenDays]);
        Assert.Equal(new Figure.Untold(UntoldReason.NothingYet), figures[FigureNames.DocumentsBalance]);
    }

    [Fact]
    public void Times_and_retention_are_told_where_they_are_set()
    {
        var figures = ConsultationFigures.Of(Some.AConsultation() with { OpensAt = Some.Noon, ClosesAt = Some.Noon.AddDays(21), KeptDays = 90 }, []);

        Assert.Equal((21.0, 1.0), (Told(figures[FigureNames.OpenDays]), Told(figures[FigureNames.RetentionSet])));
    }

    [Fact]
    public void Documents_are_balanced_by_the_lesser_side()
    {
        HeldDocument[] documents = [new(true, Stance.For), new(true, Stance.For), new(false, Stance.Against), new(true, Stance.Neutral)];
        var figures = ConsultationFigures.Of(Some.AConsultation(), documents);

        Assert.Equal((0.5, 0.75), (Told(figures[FigureNames.DocumentsBalance]), Told(figures[FigureNames.DocumentsAttributed])));
        Assert.Equal(new Figure.Untold(UntoldReason.NotSet), ConsultationFigures.Of(Some.AConsultation(), [new(true, Stance.Unknown)])[FigureNames.DocumentsBalance]);
        Assert.Equal(0, Told(ConsultationFigures.Of(Some.AConsultation(), [new(true, Stance.For), new(true, Stance.For)])[FigureNames.DocumentsBalance]));
    }

    [Fact]
    public void The_longest_wait_counts_what_still_waits()
    {
        Assert.Equal(new Figure.Untold(UntoldReason.NothingYet), ConsultationFigures.Wait([], Some.Noon));
        Assert.Equal(9, Told(ConsultationFigures.Wait([(Some.Noon.AddDays(-9), null), (Some.Noon.AddDays(-90), Some.Noon.AddDays(-88))], Some.Noon)));
        Assert.Equal(20, Told(ConsultationFigures.Wait([(Some.Noon.AddDays(-9), null), (Some.Noon.AddDays(-90), Some.Noon.AddDays(-70))], Some.Noon)));
    }

    [Fact]
    public void Every_figure_of_the_setup_is_one_the_store_can_tell() =>
        Assert.All(ConsultationFigures.OfSetup, name => Assert.Contains(name, FigureNames.All.Keys));

    private static double Told(Figure figure) => Assert.IsType<Figure.Told>(figure).Value;
}
