namespace Isegoria.Deliberation.Opinions;

/// <summary>Letters for groups that people can rely on: a group keeps its letter as long as most of it stays together.</summary>
internal static class GroupNames
{
    /// <summary>Everybody's former group by its place among the former groups, or -1.</summary>
    public static int[] Before(VoteMatrix votes, int[] people, OpinionGroups former)
    {
        var places = former.Groups.Index()
            .SelectMany(group => group.Item.Members.Select(row => (Id: former.Votes.Participants[row], group.Index)))
            .ToDictionary(member => member.Id, member => member.Index);
        return [.. people.Select(row => places.GetValueOrDefault(votes.Participants[row], -1))];
    }

    /// <summary>
    /// The pair of a new and a former group that share most people comes first, and so on; a group without such a pair gets the next
    /// letter that was never used. Without a former run the largest group is A.
    /// </summary>
    public static IReadOnlyList<OpinionGroup> Give(int[] people, int[] labels, OpinionGroups? former, int[]? before)
    {
        var groups = people.Zip(labels).GroupBy(person => person.Second, person => person.First)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Min()).ToList();
        var names = new Dictionary<int, string>();
        foreach (var (label, place) in Shared(labels, before))
        {
            var name = former!.Groups[place].Name;
            if (!names.ContainsKey(label) && !names.ContainsValue(name))
                names.Add(label, name);
        }
        var next = former is null or { Groups: [] } ? 0 : former.Groups.Max(group => Number(group.Name)) + 1;
        foreach (var group in groups.Where(group => !names.ContainsKey(group.Key)))
            names.Add(group.Key, Letters(next++));
        return [.. groups.Select(group => new OpinionGroup(names[group.Key], [.. group.Order()])).OrderBy(group => Number(group.Name))];
    }

    private static IEnumerable<(int Label, int Place)> Shared(int[] labels, int[]? before) =>
        before is null ? [] : labels.Zip(before).Where(pair => pair.Second >= 0).CountBy(pair => pair)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => pair.Key);

    /// <summary>A to Z, then AA and so on.</summary>
    internal static string Letters(int number) => number < 26 ? $"{(char)('A' + number)}" : Letters((number / 26) - 1) + Letters(number % 26);

    private static int Number(string letters) => letters.Aggregate(0, (number, letter) => (number * 26) + letter - 'A' + 1) - 1;
}
