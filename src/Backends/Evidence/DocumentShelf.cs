using System.Security.Cryptography;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Evidence;

/// <summary>Where the files lie that staff gave to consultations.</summary>
public sealed record ShelfFolder(string Path);

/// <summary>
/// The files that staff gave to a consultation, as they came. A file lies under a digest of its name, and its name beside it
/// as text: no name from outside is ever part of a path. A file of the same name takes the place of the one before.
/// </summary>
public sealed class DocumentShelf(ShelfFolder folder)
{
    /// <summary>What the documents' ids within the consultation begin with.</summary>
    public const string Collection = "sources";

    private const int LongestName = 200;
    private const int LongestExtension = 5;
    private const string NameOf = ".name-";
    private const string Arriving = ".arriving-";

    public bool Holds(ConsultationId consultation) => Names(consultation).Count > 0;

    public string FolderOf(ConsultationId consultation) => Slug.IsValid(consultation.Value)
        ? Path.Combine(folder.Path, consultation.Value)
        : throw new ArgumentException("The id of a consultation is 1 to 64 of a-z, 0-9 and hyphen.", nameof(consultation));

    /// <summary>What each file is called, by the name it lies under.</summary>
    public IReadOnlyDictionary<string, string> Names(ConsultationId consultation)
    {
        var place = FolderOf(consultation);
        return Directory.Exists(place)
            ? Directory.EnumerateFiles(place, $"{NameOf}*")
                .Select(file => (Stored: Path.GetFileName(file)[NameOf.Length..], Name: File.ReadAllText(file)))
                .Where(found => File.Exists(Path.Combine(place, found.Stored)))
                .ToDictionary(found => found.Stored, found => found.Name)
            : [];
    }

    /// <summary>Whole or not at all: what breaks off leaves the shelf as it was.</summary>
    /// <param name="name">As the file was called where it came from.</param>
    public async Task PutAsync(ConsultationId consultation, string name, Stream content, CancellationToken cancellation)
    {
        var place = FolderOf(consultation);
        Directory.CreateDirectory(place);
        var called = Called(name);
        var stored = Stored(called);
        var arriving = Path.Combine(place, Arriving + stored);
        try
        {
            await using (var file = File.Create(arriving))
                await content.CopyToAsync(file, cancellation);
            await File.WriteAllTextAsync(Path.Combine(place, NameOf + stored), called, cancellation);
            File.Move(arriving, Path.Combine(place, stored), overwrite: true);
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>False where there is no such file.</summary>
    public bool Remove(ConsultationId consultation, string name)
    {
        var place = FolderOf(consultation);
        var stored = Stored(Called(name));
        if (!File.Exists(Path.Combine(place, stored)))
            return false;
        File.Delete(Path.Combine(place, stored));
        File.Delete(Path.Combine(place, NameOf + stored));
        return true;
    }

    /// <summary>One line without a slash, as it stands in ids and before people.</summary>
    private static string Called(string name)
    {
        var plain = Printable.Whole(Printable.Of(name)).Replace('/', '_').Replace('\\', '_').Trim();
        return plain.Length <= LongestName ? plain : plain[..LongestName] + Path.GetExtension(plain);
    }

    private static string Stored(string name)
    {
        var extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        var digest = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))[..32];
        return extension.Length is > 0 and <= LongestExtension && extension.All(char.IsAsciiLetterOrDigit) ? $"{digest}.{extension}" : digest;
    }
}
