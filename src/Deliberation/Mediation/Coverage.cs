using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Mediation;

/// <summary>Whom a statement of the group leaves out. Counts and ids alone, nobody's words.</summary>
/// <param name="Statement">Id of the statement.</param>
/// <param name="Ranked">How many ballots were counted.</param>
/// <param name="Last">How many of them put it last, alone or with others, below something else.</param>
/// <param name="Low">How many put it in the lower half, those that put it last included.</param>
/// <param name="Opinions">How many opinions were given.</param>
/// <param name="Measured">Whether it could be told which of them the statement says something of.</param>
/// <param name="Missing">Opinions that appear in no sentence of it, as far as the likeness of sentences tells: the most there can be.</param>
/// <param name="Groups">The same by opinion group, for groups that may be shown.</param>
public sealed record Coverage(
    string Statement, int Ranked, int Last, int Low, int Opinions, bool Measured, IReadOnlyList<StatementId> Missing, IReadOnlyList<GroupCoverage> Groups)
{
    public EndorsementCount Endorsed { get; init; } = new(0, 0, 0);

    /// <summary>How a ballot places a statement among those of its round: places below it and above it, each option counted.</summary>
    public static (bool Last, bool Low) Place(IReadOnlyList<IReadOnlyList<string>> places, string statement, int options)
    {
        var ballot = new Ballot(places);
        var own = ballot.PlaceOf(statement);
        var above = places.Take(own).Sum(place => place.Count);
        var level = own < places.Count ? places[own].Count : options - above;
        var below = options - above - level;
        return (above > 0 && below <= 0, above > below);
    }
}

/// <param name="Name">The group's letter.</param>
/// <param name="Opinions">Opinions that people of the group gave; none where they are too few to be told, or another group's would follow from them.</param>
/// <param name="Missing">Of these, how many appear in no sentence.</param>
/// <param name="Endorsed">Of those in the group who answered; none as above.</param>
public sealed record GroupCoverage(string Name, int People, int? Opinions, int? Missing, EndorsementCount? Endorsed);

/// <summary>How near texts are in what they say.</summary>
public interface ILikeness
{
    /// <summary>By one and other, from -1 to 1; none where nobody can tell at the moment.</summary>
    IReadOnlyList<IReadOnlyList<double>>? Between(IReadOnlyList<string> ones, IReadOnlyList<string> others, CancellationToken cancellation);
}
