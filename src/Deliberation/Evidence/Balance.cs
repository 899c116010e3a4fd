namespace Isegoria.Deliberation.Evidence;

/// <summary>How many documents take which side.</summary>
public sealed record Balance(int For, int Against, int Neutral, int Unknown)
{
    /// <summary>Each document counts once, however many of its passages there are.</summary>
    public static Balance Of(IEnumerable<Document> documents)
    {
        var sides = documents.DistinctBy(document => document.Id).CountBy(document => document.Stance).ToDictionary();
        return new Balance(
            sides.GetValueOrDefault(Stance.For), sides.GetValueOrDefault(Stance.Against), sides.GetValueOrDefault(Stance.Neutral), sides.GetValueOrDefault(Stance.Unknown));
    }
}
