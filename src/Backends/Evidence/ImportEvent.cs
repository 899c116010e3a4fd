using Isegoria.Deliberation.Screens;

namespace Isegoria.Backends.Evidence;

/// <summary>What an import tells while it runs.</summary>
public abstract record ImportEvent
{
    private ImportEvent() { }

    /// <param name="Source">File name or record id.</param>
    public sealed record Skipped(string Source, string Reason) : ImportEvent;

    public sealed record DocumentsRead(int Documents, int Passages) : ImportEvent;

    public sealed record VectorsComputed(int Done, int Of) : ImportEvent;

    public sealed record Instructs(MarkedDocument Document) : ImportEvent;

    public sealed record Personal(PersonalDocument Document) : ImportEvent;
}

/// <summary>A document with text that reads like an instruction to the machine. It is searched and quoted as any other, and comes into no prompt.</summary>
/// <param name="Source">File name or record id.</param>
/// <param name="Document">Its id within the consultation.</param>
/// <param name="Named">It is its file's name, its title or its author that reads so, and every passage is marked for it.</param>
/// <param name="Passages">Ids within the consultation of the passages marked, in order; at least one.</param>
public sealed record MarkedDocument(string Source, string Document, bool Named, IReadOnlyList<string> Passages);

/// <summary>A document that holds what looks like personal data.</summary>
/// <param name="Kinds">How many places by kind; the data itself is told nowhere.</param>
public sealed record PersonalDocument(string Source, string Document, IReadOnlyDictionary<PersonalKind, int> Kinds);

/// <param name="Added">Documents new or changed.</param>
/// <param name="Passages">Passages of the documents added.</param>
/// <param name="Instructions">Of the documents added, those that speak to the machine, in the order they were read.</param>
/// <param name="Personal">Of the documents added, those with personal data.</param>
public sealed record ImportReport(
    int Added,
    int Unchanged,
    int Removed,
    int Skipped,
    int Passages,
    IReadOnlyList<MarkedDocument> Instructions,
    IReadOnlyList<PersonalDocument> Personal)
{
    public static readonly ImportReport Nothing = new(0, 0, 0, 0, 0, [], []);
}
