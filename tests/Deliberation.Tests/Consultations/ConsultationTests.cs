using Isegoria.Deliberation.Consultations;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Deliberation.Tests.Consultations;

public sealed class ConsultationTests
{
    private static readonly DateTimeOffset Now = Some.Noon;
    private readonly Consultation _sample = Some.AConsultation();

    [Fact]
    public void Without_times_a_consultation_is_open() => Assert.Equal(Openness.Open, _sample.At(Now));

    [Fact]
    public void Between_its_times_a_consultation_is_open_from_the_first_moment_until_the_last()
    {
        var timed = _sample with { OpensAt = Now, ClosesAt = Now.AddHours(1) };

        Assert.Equal(Openness.Before, timed.At(Now.AddTicks(-1)));
        Assert.Equal(Openness.Open, timed.At(Now));
        Assert.Equal(Openness.Open, timed.At(Now.AddHours(1).AddTicks(-1)));
        Assert.Equal(Openness.After, timed.At(Now.AddHours(1)));
    }

    [Fact]
    public void One_that_waits_to_be_opened_opens_by_hand_alone()
    {
        var waiting = _sample with { AwaitsOpening = true, OpensAt = Now.AddDays(-1) };

        Assert.Equal(Openness.Before, waiting.At(Now));
        Assert.Equal(Openness.Open, waiting.Opened(Now).At(Now));
    }

    [Fact]
    public void One_that_has_closed_can_be_opened_again_and_closed_again()
    {
        var closed = _sample.Closed(Now.AddDays(-1));
        var again = closed.Opened(Now);

        Assert.Equal(Openness.After, closed.At(Now));
        Assert.Null(again.ClosesAt);
        Assert.Equal(Openness.Open, again.At(Now));
        Assert.Equal(Now, again.Closed(Now).ClosesAt);
    }

    [Fact]
    public void Closing_again_leaves_the_day_of_the_first_closing() =>
        Assert.Equal(Now.AddDays(-1), _sample.Closed(Now.AddDays(-1)).Closed(Now).ClosesAt);

    [Fact]
    public void Words_are_kept_for_so_many_days_after_the_closing_and_for_ever_where_it_never_closes()
    {
        Assert.Null((_sample with { KeptDays = 30 }).ForgottenAt);
        Assert.Null(_sample.Closed(Now).ForgottenAt);
        Assert.Equal(Now.AddDays(30), (_sample.Closed(Now) with { KeptDays = 30 }).ForgottenAt);
    }

    [Theory]
    [InlineData("L’éclairage public, la nuit ?", "l-eclairage-public-la-nuit")]
    [InlineData("  Bus -- gratuits 2027 !", "bus-gratuits-2027")]
    [InlineData("Œuvre", "oeuvre")]
    [InlineData("Le cœur de ville", "le-coeur-de-ville")]
    [InlineData("???", "")]
    public void A_slug_is_proposed_from_the_title(string title, string slug) => Assert.Equal(slug, Slug.Propose(title));

    [Fact]
    public void A_proposed_slug_is_valid_however_long_the_title_is() =>
        Assert.True(Slug.IsValid(Slug.Propose(string.Concat(Enumerable.Repeat("Une très longue question ", 20)))));

    [Theory]
    [InlineData("")]
    [InlineData("Rivemont")]
    [InlineData("../rivemont")]
    [InlineData("été")]
    public void What_could_lead_elsewhere_is_no_slug(string text) => Assert.False(Slug.IsValid(text));
}
