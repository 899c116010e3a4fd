using Isegoria.Deliberation.Evidence;
using Xunit;

namespace Isegoria.Deliberation.Tests.Evidence;

public sealed class ReciprocalRankTests
{
    [Fact]
    public void What_both_rankings_hold_comes_before_what_one_holds()
    {
        var fused = ReciprocalRank.Fuse(10, ["a", "b", "c"], ["d", "b", "e"]).ToList();

        Assert.Equal("b", fused[0].Id);
        Assert.Equal(2 / 12.0, fused[0].Score, 1e-12);
    }

    [Fact]
    public void Equal_scores_are_ordered_by_id() =>
        Assert.Equal(["a", "b"], ReciprocalRank.Fuse(10, ["b"], ["a"]).Select(fused => fused.Id));
}
