namespace Isegoria.Deliberation.Mediation;

/// <summary>One person's ranking: places best first, the options of one place equally good. Options left out rank last, equally.</summary>
public sealed class Ballot
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Nothing is ranked, a place is empty, or an option stands twice; the message says where.</exception>
    public Ballot(IReadOnlyList<IReadOnlyList<string>> places)
    {
        if (places.Count == 0)
            throw new ArgumentException("It ranks nothing.", nameof(places));
        for (var place = 0; place < places.Count; place++)
        {
            if (places[place].Count == 0)
                throw new ArgumentException($"Place {place + 1} is empty.", nameof(places));
            foreach (var option in places[place])
            {
                if (!_places.TryAdd(option, place))
                    throw new ArgumentException($"\"{option}\" stands at place {_places[option] + 1} and again at place {place + 1}.", nameof(places));
            }
        }
        Places = places;
    }

    public IReadOnlyList<IReadOnlyList<string>> Places { get; }

    /// <summary>Every option alone at its place.</summary>
    public static Ballot Strict(params IEnumerable<string> options) => new([.. options.Select(option => new[] { option })]);

    /// <summary>From 0, the best; the number of places for an option left out.</summary>
    public int PlaceOf(string option) => _places.GetValueOrDefault(option, Places.Count);
}
