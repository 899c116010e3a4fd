using System.Security.Cryptography;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>One thing to import.</summary>
/// <param name="Key">Its id within the consultation, stable over repeated imports.</param>
/// <param name="Name">File name or record id, for people.</param>
/// <param name="Content">What its fingerprint is taken from.</param>
/// <param name="Read">Reads it, once its fingerprint has changed.</param>
internal sealed record Source(string Key, string Name, byte[] Content, Func<CancellationToken, ReadDocument> Read)
{
    /// <summary>Raised when reading or cutting changes, so that every source is read again.</summary>
    private const string ReadingVersion = "2";

    /// <param name="settings">What besides the content decides the outcome.</param>
    public string Fingerprint(string settings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{ReadingVersion}\n{Name}\n{settings}\n"));
        hash.AppendData(Content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>Where sources come from: a folder, a file, a data set.</summary>
internal interface ISourceSet
{
    /// <summary>Documents of the consultation whose key begins so belong to this set and leave with their source; null where nothing leaves.</summary>
    string? Owned { get; }

    /// <summary>The key of what goes by that name; of a file that holds several sources, what their keys begin with before a slash.</summary>
    string Key(string name);

    /// <summary>Sources in a fixed order, each opened as it comes. What cannot be opened is told by its name, and counted as present.</summary>
    IEnumerable<Source> Sources(Action<string, UnreadableSourceException> unreadable);
}
