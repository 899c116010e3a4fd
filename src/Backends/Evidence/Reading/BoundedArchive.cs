using System.IO.Compression;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>A zip file of which nothing is unpacked to disk, and no more to memory than the limits allow, whatever its directory declares.</summary>
internal sealed class BoundedArchive : IDisposable
{
    private const int LinkMode = 0xA000;
    private const int KindOfFile = 0xF000;
    private const int Piece = 81_920;

    private static readonly ArchiveNames Names = new();

    private readonly ZipArchive _archive;
    private readonly ReadingOptions _limits;
    private readonly HashSet<string> _names = [];
    private long _unpacked;

    private BoundedArchive(ZipArchive archive, ReadingOptions limits) => (_archive, _limits) = (archive, limits);

    /// <summary>More was unpacked than one archive may hold: nothing further can be.</summary>
    public bool Exhausted => _unpacked > _limits.MostUnpackedBytes!.Value;

    /// <summary>Every entry, hidden ones and folders, too.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries => _archive.Entries;

    /// <summary>Entries in the order of their names, without folders, links and what is hidden.</summary>
    public IEnumerable<ZipArchiveEntry> Files => _archive.Entries
        .Where(entry => !entry.FullName.EndsWith('/') && !IsHidden(entry.FullName) && ((entry.ExternalAttributes >> 16) & KindOfFile) != LinkMode)
        .OrderBy(entry => entry.FullName, StringComparer.Ordinal);

    /// <exception cref="UnreadableSourceException">It is no archive, or a larger one than the limits allow.</exception>
    public static BoundedArchive Open(string file, ReadingOptions limits) => new FileInfo(file).Length > limits.LargestArchiveBytes!.Value
        ? throw new UnreadableSourceException($"is larger than {limits.LargestArchiveBytes} bytes")
        : Open(File.OpenRead(file), limits);

    /// <param name="stream">Closed with the archive.</param>
    /// <exception cref="UnreadableSourceException">It is no archive, or a larger one than the limits allow.</exception>
    public static BoundedArchive Open(Stream stream, ReadingOptions limits)
    {
        if (stream.Length == 0)
        {
            stream.Dispose();
            throw new UnreadableSourceException("is empty");
        }
        BoundedArchive? archive = null;
        try
        {
            archive = new BoundedArchive(new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, Names), limits);
            archive.CheckDirectory();
            return archive;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnreadableSourceException)
        {
            archive?.Dispose();
            stream.Dispose();
            throw e as UnreadableSourceException ?? new UnreadableSourceException("is damaged, cut off or no archive", e);
        }
    }

    /// <exception cref="UnreadableSourceException">It is hostile, encrypted or damaged.</exception>
    public byte[] Content(ZipArchiveEntry entry)
    {
        Check(entry);
        try
        {
            using var stream = entry.Open();
            return Unpack(stream, Math.Max(entry.CompressedLength, 1));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw new UnreadableSourceException("is damaged", e);
        }
    }

    public void Dispose() => _archive.Dispose();

    private static bool IsHidden(string name) => name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || name.Split('/', '\\').Any(part => part.StartsWith('.') && part is not ("." or ".."));

    /// <summary>Nothing is written under an entry's name, but a name that would lead elsewhere shows that the archive means harm.</summary>
    private static bool LeadsOut(string name) =>
        name.Split('/', '\\').Contains("..") || name.StartsWith('/') || name.StartsWith('\\') || name is [_, ':', ..] || name.Any(char.IsControl);

    private void CheckDirectory()
    {
        if (_archive.Entries.Count > _limits.MostArchiveEntries!.Value)
            throw new UnreadableSourceException($"holds more than {_limits.MostArchiveEntries} files");
        if (_archive.Entries.Sum(entry => (decimal)entry.Length) > _limits.MostUnpackedBytes!.Value)
            throw new UnreadableSourceException($"unpacks to more than {_limits.MostUnpackedBytes} bytes");
    }

    private void Check(ZipArchiveEntry entry)
    {
        if (LeadsOut(entry.FullName))
            throw new UnreadableSourceException("has a name that leads out of the archive");
        if (!_names.Add(entry.FullName))
            throw new UnreadableSourceException("comes twice in the archive");
        if (entry.IsEncrypted)
            throw new UnreadableSourceException("is encrypted");
        CheckSize(entry.Length, Math.Max(entry.CompressedLength, 1));
    }

    private byte[] Unpack(Stream stream, long packed)
    {
        using var content = new MemoryStream();
        var piece = new byte[Piece];
        for (var read = stream.Read(piece); read > 0; read = stream.Read(piece))
        {
            content.Write(piece, 0, read);
            _unpacked += read;
            CheckSize(content.Length, packed);
            if (Exhausted)
                throw new UnreadableSourceException($"no longer fits into the {_limits.MostUnpackedBytes} bytes that an archive may hold");
        }
        return content.ToArray();
    }

    private void CheckSize(long unpacked, long packed)
    {
        if (unpacked > _limits.LargestFileBytes!.Value)
            throw new UnreadableSourceException($"is larger than {_limits.LargestFileBytes} bytes");
        if (unpacked / packed > _limits.HighestRatio!.Value)
            throw new UnreadableSourceException($"unpacks to more than {_limits.HighestRatio} times its size");
    }
}
