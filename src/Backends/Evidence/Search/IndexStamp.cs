using System.Globalization;

namespace Isegoria.Backends.Evidence.Search;

/// <summary>What an index was written from: it is outdated once the store says otherwise.</summary>
/// <param name="Documents">Changes whenever a document of the consultation does.</param>
/// <param name="Vectors">How many passages have a vector, by encoder: it does not depend on which one a process searches with.</param>
internal sealed record IndexStamp(string Documents, string Vectors)
{
    private const string DocumentsKey = "documents";
    private const string VectorsKey = "vectors";

    public IndexStamp(string documents, IReadOnlyDictionary<string, int> vectors)
        : this(documents, string.Join(';', vectors.OrderBy(of => of.Key, StringComparer.Ordinal).Select(of => string.Create(CultureInfo.InvariantCulture, $"{of.Key}={of.Value}"))))
    {
    }

    /// <summary>As an index keeps it beside a commit.</summary>
    public IDictionary<string, string> Data => new Dictionary<string, string> { [DocumentsKey] = Documents, [VectorsKey] = Vectors };

    public static IndexStamp? Of(IDictionary<string, string> data) =>
        data.TryGetValue(DocumentsKey, out var documents) && data.TryGetValue(VectorsKey, out var vectors) ? new IndexStamp(documents, vectors) : null;
}
