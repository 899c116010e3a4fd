using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Tests.Opinions;

/// <summary>Made consultations in which it is known who thinks alike.</summary>
internal static class Camps
{
    public static OpinionOptions Options => new()
    {
        FewestVotes = 7,
        FewestPeople = 15,
        BaseClusters = 100,
        MostGroups = 5,
        Starts = 20,
        SilhouetteGain = 0.06,
        SmallestShare = 0.05,
        SmallestGroup = 5,
        MostStatements = 10,
    };

    /// <summary>
    /// Camps of these sizes over twelve statements: all agree with the first two; each camp agrees with its own of the others and
    /// disagrees with the rest; one vote in twelve is missing, one in twenty another.
    /// </summary>
    public static IEnumerable<CastVote> Votes(int seed, params int[] sizes)
    {
        var random = new Random(seed);
        foreach (var (camp, size) in sizes.Index())
        {
            for (var person = 0; person < size; person++)
            {
                for (var statement = 0; statement < 12; statement++)
                {
                    if (random.Next(12) == 0)
                        continue;
                    var vote = statement < 2 || statement % sizes.Length == camp ? Vote.Agree : Vote.Disagree;
                    yield return new CastVote(Person(camp, person), new StatementId($"{statement}"), random.Next(20) == 0 ? (Vote)(-(int)vote) : vote);
                }
            }
        }
    }

    public static ParticipantId Person(int camp, int person) => new($"{camp}-{person}");

    public static OpinionGroups Groups(IEnumerable<CastVote> votes, OpinionGroups? former = null, int seed = 1) =>
        OpinionGroups.Of(VoteMatrix.Of(votes), new HashSet<StatementId>(), Options, new Random(seed), former);

    /// <summary>Each group's name and the camps its members come from.</summary>
    public static Dictionary<string, string> CampsOf(OpinionGroups opinions) => opinions.Groups.ToDictionary(
        group => group.Name,
        group => string.Concat(group.Members.Select(row => opinions.Votes.Participants[row].Value[0]).Distinct().Order()));
}
