using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Isegoria.Backends.Journal;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>
/// What the server signs with, and the secret other sites' servers present. Made on first start in
/// <c>keys/directline.key</c> and <c>keys/directline.secret</c> of the data directory, readable by their owner alone.
/// </summary>
public sealed class DirectLineKeys
{
    private const int Bytes = 32;
    private const string DraftSuffix = ".draft";
    private readonly byte[] _secretDigest;

    public DirectLineKeys(IOptions<DataOptions> data, IOptions<DirectLineOptions> options)
    {
        var folder = Path.Combine(data.Value.FullPath, "keys");
        SigningKey = Base64Url.DecodeFromChars(ReadOrMake(folder, "directline.key"));
        var secret = options.Value.Secret ?? ReadOrMake(folder, "directline.secret");
        _secretDigest = Presented.Digest(secret);
    }

    public byte[] SigningKey { get; }

    /// <summary>Takes the same time whatever is presented.</summary>
    public bool IsSecret(string presented) => Presented.Is(presented, _secretDigest);

    private static string ReadOrMake(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
            Make(folder, path);
        RemoveDrafts(folder, name);

        var text = File.ReadAllText(path).Trim();
        return text.Length >= Base64Url.GetEncodedLength(Bytes)
            ? text
            : throw new InvalidOperationException($"{path} is too short to be safe; delete it and a new one is made.");
    }

    private static void Make(string folder, string path)
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // One after the other: the mode would hold for the inner one alone, and the data folder be open to others.
            Directory.CreateDirectory(Path.GetDirectoryName(folder)!, Owner | UnixFileMode.UserExecute);
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
            file.UnixCreateMode = Owner;
        }

        // Written beside and moved, so that a second process never reads half a key; the first one to move wins. The name is
        // drawn: in a container the process always has the same id, and what a crash left would be in the way for ever.
        var draft = $"{path}.{Path.GetRandomFileName()}{DraftSuffix}";
        using (var writer = new StreamWriter(draft, Encoding.ASCII, file))
            writer.Write(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }

    /// <summary>The key is in place, so a draft is what a crash left, or one that another process is about to find too late.</summary>
    private static void RemoveDrafts(string folder, string name)
    {
        foreach (var draft in Directory.EnumerateFiles(folder, $"{name}.*{DraftSuffix}"))
        {
            try
            {
                File.Delete(draft);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use just now, or the folder is read-only; it harms nobody.
            }
        }
    }
}
