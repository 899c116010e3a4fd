using System.Security.Cryptography;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>
/// One file, or all files of a folder and its folders in the order of their names. An archive is read as a folder would
/// be, a table of contributions row by row. Hidden files and links are passed over.
/// </summary>
/// <param name="collection">What the folder is known by where that is not its place: see <see cref="CollectionOf"/>.</param>
/// <param name="names">The files of the folder and what people call each; all its files by their own names where null.</param>
internal sealed class FileSources(
    string path, ReadingOptions limits, string? collection = null, IReadOnlyDictionary<string, string>? names = null) : ISourceSet
{
    public const string Archive = ".zip";

    /// <summary>Letters of a title or an author.</summary>
    private const int LongestName = 300;

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    private readonly Formats _formats = new(limits);
    private readonly string _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private string Collection => field ??= collection ?? CollectionOf(Directory.Exists(_path) ? _path : Path.GetDirectoryName(_path)!);

    public string? Owned =>
        Directory.Exists(_path) ? $"{Collection}/"
        : Is(_path, Archive) || Is(_path, ContributionTable.Extension) ? $"{Key(Path.GetFileName(_path))}/"
        : null;

    public string Key(string name) => $"{Collection}/{name}";

    public IEnumerable<Source> Sources(Action<string, UnreadableSourceException> unreadable) => Files().SelectMany(found =>
        Is(found.Name, Archive)
            ? Unpacked(found.File, found.Name, unreadable)
            : Opened(found.Name, () => Content(found.File), unreadable));

    /// <summary>
    /// The folder's name with a digest of its whole path: two folders of one name are two collections, the same folder is
    /// always the same, and the path itself is kept nowhere.
    /// </summary>
    private static string CollectionOf(string folder) =>
        $"{Path.GetFileName(folder)}~{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(folder)))[..12]}";

    private static bool Is(string name, string extension) => Path.GetExtension(name).Equals(extension, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<(string File, string Name)> Files() =>
        names is not null ? names.Select(pair => (Path.Combine(_path, pair.Key), Printable.Of(pair.Value))).OrderBy(pair => pair.Item2, StringComparer.Ordinal)
        : Directory.Exists(_path)
            ? Directory.EnumerateFiles(_path, "*", Everywhere)
                .Select(file => (file, Printable.Of(Path.GetRelativePath(_path, file).Replace('\\', '/'))))
                .OrderBy(pair => pair.Item2, StringComparer.Ordinal)
            : [(_path, Path.GetFileName(_path))];

    private byte[] Content(string file) => new FileInfo(file).Length > limits.LargestFileBytes!.Value
        ? throw new UnreadableSourceException($"is larger than {limits.LargestFileBytes} bytes")
        : File.ReadAllBytes(file);

    private IEnumerable<Source> Unpacked(string file, string name, Action<string, UnreadableSourceException> unreadable)
    {
        using var archive = Try(name, () => BoundedArchive.Open(file, limits), unreadable);
        foreach (var entry in archive?.Files ?? [])
        {
            foreach (var source in Opened($"{name}/{Printable.Of(entry.FullName)}", () => archive!.Content(entry), unreadable))
                yield return source;
            if (archive!.Exhausted)
            {
                unreadable(name, new UnreadableSourceException($"unpacks to more than {limits.MostUnpackedBytes} bytes; the rest of it is left out"));
                yield break;
            }
        }
    }

    /// <summary>The sources of one file: mostly one, a row each of a table, none where it is unreadable.</summary>
    private List<Source> Opened(string name, Func<byte[]> content, Action<string, UnreadableSourceException> unreadable) =>
        Try(name, () => Is(name, ContributionTable.Extension) ? Rows(name, content()) : [Whole(name, content)], unreadable) ?? [];

    private Source Whole(string name, Func<byte[]> content)
    {
        var reader = _formats.For(name);
        var bytes = content();
        return new Source(Key(name), name, bytes, cancellation => Named(Formats.Read(reader, bytes, cancellation), name));
    }

    private List<Source> Rows(string name, byte[] content) => ContributionTable.Rows(content, limits)
        .ConvertAll(row => new Source($"{Key(name)}/{row.Key}", name, row.Content, _ => Named(row.Read(), name)));

    private static T? Try<T>(string name, Func<T> open, Action<string, UnreadableSourceException> unreadable)
        where T : class
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unreadable(name, new UnreadableSourceException("cannot be opened", e));
        }
        catch (UnreadableSourceException e)
        {
            unreadable(name, e);
        }
        return null;
    }

    private static string Short(string words) => Outline.OneLine(words) is var line && line.Length > LongestName ? $"{line[..LongestName]}…" : line;

    /// <summary>What the text says of itself comes first, then its file name: `zone.fr.md`.</summary>
    private static ReadDocument Named(ReadDocument read, string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        var suffix = Path.GetExtension(stem).TrimStart('.');
        var named = suffix is "fr" or "en" ? new Language(suffix) : (Language?)null;
        var title = read.Title ?? (named is null ? stem : Path.GetFileNameWithoutExtension(stem)).Replace('-', ' ').Replace('_', ' ');
        return read with { Title = Short(title), Author = read.Author is { } author ? Short(author) : null, Language = read.Language ?? named };
    }
}
