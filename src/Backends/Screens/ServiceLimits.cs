namespace Isegoria.Backends.Screens;

/// <summary>Cuts what is to be looked at into what Content Safety takes in one call.</summary>
internal static class ServiceLimits
{
    private const int Characters = 10_000;
    private const int Documents = 5;

    /// <summary>Pieces of at most 10,000 UTF-16 units, hence no more code points; no surrogate pair is cut.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(Characters, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            yield return text.Substring(start, length);
            start += length;
        }
    }

    /// <summary>Pieces of the documents, each with the number of its document, in groups that fit one call.</summary>
    public static IEnumerable<IReadOnlyList<(int Document, string Text)>> Groups(IReadOnlyList<string> documents)
    {
        var group = new List<(int Document, string Text)>();
        foreach (var piece in documents.SelectMany((document, number) => Pieces(document).Select(text => (number, text))))
        {
            if (group.Count == Documents || group.Sum(p => p.Text.Length) + piece.text.Length > Characters)
            {
                yield return group;
                group = [];
            }
            group.Add(piece);
        }
        if (group.Count > 0)
            yield return group;
    }
}
