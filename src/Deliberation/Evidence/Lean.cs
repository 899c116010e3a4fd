namespace Isegoria.Deliberation.Evidence;

/// <summary>Which way documents lean together.</summary>
public static class Lean
{
    /// <summary><see cref="Stance.For"/> or <see cref="Stance.Against"/> where every document takes that side, otherwise none.</summary>
    public static Stance? Of(IEnumerable<Document> documents)
    {
        var stances = documents.Select(document => document.Stance).Distinct().Take(2).ToList();
        return stances is [Stance.For or Stance.Against] ? stances[0] : null;
    }

    public static Stance Opposite(Stance side) => side == Stance.For ? Stance.Against : Stance.For;
}
