using Isegoria.Backends.Evidence.Reading;

namespace Isegoria.Backends.Evidence;

/// <summary>Counts what an import meets, tells it, and knows which documents still have their source.</summary>
internal sealed class ImportTally(IProgress<ImportEvent> progress)
{
    private readonly HashSet<string> _present = [];
    private readonly List<MarkedDocument> _instructions = [];
    private readonly List<PersonalDocument> _personal = [];
    private int _added;
    private int _unchanged;
    private int _skipped;
    private int _passages;

    public int Removed { get; set; }

    /// <summary>False where the id came before.</summary>
    public bool Present(string id) => _present.Add(id);

    /// <summary>Neither its source was met, nor a file that could not be opened and may hold it.</summary>
    public bool IsAbsent(string id)
    {
        for (var end = id.Length; end > 0; end = id.LastIndexOf('/', end - 1))
        {
            if (_present.Contains(id[..end]))
                return false;
        }
        return true;
    }

    /// <summary>A file that may hold several documents; those it was known to hold stay.</summary>
    public void Unopened(string id, string name, UnreadableSourceException reason)
    {
        _present.Add(id);
        Unread(name, reason);
    }

    public void Unread(string name, UnreadableSourceException reason)
    {
        _skipped++;
        progress.Report(new ImportEvent.Skipped(Printable.Of(name), Printable.Of(reason.Message)));
    }

    public void Unchanged() => _unchanged++;

    /// <param name="source">File name or record id.</param>
    /// <param name="document">Its id within the consultation.</param>
    public void Added(string source, string document, ReadRows rows)
    {
        _added++;
        _passages += rows.Passages.Count;
        var marked = rows.Passages.Where(passage => passage.Marked).Select(passage => document + passage.Id[rows.Document.Id.Length..]).ToList();
        if (marked.Count > 0)
        {
            _instructions.Add(new MarkedDocument(Printable.Of(source), document, rows.Screened.Named, marked));
            progress.Report(new ImportEvent.Instructs(_instructions[^1]));
        }
        if (rows.Screened.Personal.Count > 0)
        {
            _personal.Add(new PersonalDocument(Printable.Of(source), document, rows.Screened.Personal));
            progress.Report(new ImportEvent.Personal(_personal[^1]));
        }
    }

    /// <summary>Tells the progress after every so many documents.</summary>
    public void Tell(int every)
    {
        if ((_added + _unchanged) % every == 0)
            progress.Report(new ImportEvent.DocumentsRead(_added + _unchanged, _passages));
    }

    /// <summary>The whole, told as progress, too.</summary>
    public ImportReport Report()
    {
        progress.Report(new ImportEvent.DocumentsRead(_added + _unchanged, _passages));
        return new ImportReport(_added, _unchanged, Removed, _skipped, _passages, _instructions, _personal);
    }
}
