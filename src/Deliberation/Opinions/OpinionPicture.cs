namespace Isegoria.Deliberation.Opinions;

/// <summary>How the votes of a consultation stand at one moment, as routing, results and console read them.</summary>
public sealed class OpinionPicture
{
    private readonly Dictionary<StatementId, int> _columns;
    private readonly Dictionary<ParticipantId, int> _rows;
    private readonly Dictionary<int, int> _groupOf;
    private readonly Tally[] _everybody;
    private readonly double[] _extremities;
    private readonly RoutingOptions _routing;

    private OpinionPicture(IReadOnlyList<Statement> statements, OpinionGroups opinions, OpinionOptions options, RoutingOptions routing, DateTimeOffset at)
    {
        (Statements, Opinions, Options, _routing, At) = (statements, opinions, options, routing, at);
        Shown = opinions.Shown(options);
        Tallies = Tallies.Of(opinions, Shown);
        _columns = opinions.Votes.Statements.Index().ToDictionary(column => column.Item, column => column.Index);
        _rows = opinions.Votes.Participants.Index().ToDictionary(row => row.Item, row => row.Index);
        _groupOf = Shown.Index().SelectMany(group => group.Item.Members.Select(row => (row, group.Index))).ToDictionary(pair => pair.row, pair => pair.Index);
        _everybody = Tallies.Everybody(opinions.Votes);
        _extremities = opinions.Groups.Count > 0 ? StatementRouting.Extremities(opinions.Axes) : new double[_everybody.Length];
    }

    /// <summary>Nobody has voted: every statement has the same chance to come next.</summary>
    public static OpinionPicture Empty { get; } = new(
        [], new OpinionGroups(VoteMatrix.Of([]), [], new PrincipalAxes([], [], [], []), [], []),
        new OpinionOptions { SmallestGroup = 2 }, new RoutingOptions { FewestSeen = 0, FewestSeenInGroup = 0 }, DateTimeOffset.MinValue);

    /// <summary>All of the consultation, those that take no part included, in the order of the matrix's columns.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    public OpinionGroups Opinions { get; }

    public OpinionOptions Options { get; }

    /// <summary>Groups that are large enough to be shown.</summary>
    public IReadOnlyList<OpinionGroup> Shown { get; }

    /// <summary>Of the groups shown.</summary>
    public Tallies Tallies { get; }

    public DateTimeOffset At { get; }

    /// <param name="statements">Every statement of the consultation; those that others may not read and those about the consultation itself take no part in groups or results.</param>
    /// <param name="votes">In the order they were given. Votes on other statements count no longer.</param>
    /// <param name="moderatedBefore">Whether a person has to admit a statement before others may read it.</param>
    /// <param name="seed">The same votes and seed give the same groups, letters and map.</param>
    public static OpinionPicture Of(
        IReadOnlyList<Statement> statements, IEnumerable<CastVote> votes, bool moderatedBefore, OpinionOptions options, RoutingOptions routing, int seed, DateTimeOffset at)
    {
        var known = statements.Select(statement => statement.Id).ToHashSet();
        var left = statements.Where(statement => statement.IsMeta || !statement.IsShown(moderatedBefore)).Select(statement => statement.Id).ToHashSet();
        IReadOnlyList<CastVote> counted = [.. votes.Where(vote => known.Contains(vote.Statement))];
        OpinionGroups Find(IEnumerable<CastVote> some) => OpinionGroups.Of(MatrixOf(statements, some), left, options, new Random(seed));
        return new OpinionPicture(statements, NamesOverTime.Give(Find(counted), counted, Find), options, routing, at);
    }

    /// <summary>Columns in the order of the statements, whether voted on or not.</summary>
    private static VoteMatrix MatrixOf(IReadOnlyList<Statement> statements, IEnumerable<CastVote> votes)
    {
        var draft = new VoteMatrixDraft();
        foreach (var statement in statements)
            draft.Column(statement.Id);
        foreach (var vote in votes)
            draft.Add(vote);
        return draft.ToMatrix();
    }

    /// <summary>Everybody's votes on a statement.</summary>
    public Tally Of(StatementId statement) => _columns.TryGetValue(statement, out var column) ? _everybody[column] : default;

    /// <summary>A group's votes on a statement.</summary>
    /// <param name="group">Its place among <see cref="Shown"/>.</param>
    public Tally Of(int group, StatementId statement) => _columns.TryGetValue(statement, out var column) ? Tallies.OfStatement[group][column] : default;

    /// <summary>The group a participant is in, where it is shown.</summary>
    public OpinionGroup? GroupOf(ParticipantId participant) => Place(participant) is { } place ? Shown[place] : null;

    /// <summary>Which statement a participant is shown next, by the public rule of <see cref="StatementRouting"/>.</summary>
    public StatementId? Next(IEnumerable<Statement> unseen, ParticipantId participant, Random random)
    {
        var group = Place(participant);
        return StatementRouting.Next(
            [.. unseen.Select(statement => new RoutedStatement(
                statement.Id, Of(statement.Id), Extremity(statement.Id), statement.IsMeta, group is { } place ? Of(place, statement.Id).Seen : null))],
            _routing, random);
    }

    private double Extremity(StatementId statement) => _columns.TryGetValue(statement, out var column) ? _extremities[column] : 0;

    private int? Place(ParticipantId participant) =>
        _rows.TryGetValue(participant, out var row) && _groupOf.TryGetValue(row, out var place) ? place : null;
}
