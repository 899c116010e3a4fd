using System.Net;

namespace Isegoria.Backends;

/// <summary>What the line to a model's server has in common, whatever kind of model it serves.</summary>
internal static class ModelServers
{
    /// <summary>The key a section gives, or the content of the file it names; none where it does neither.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public static string? KeyOf(string? key, string? file, string section)
    {
        if (!string.IsNullOrEmpty(key) || string.IsNullOrEmpty(file))
            return string.IsNullOrEmpty(key) ? null : key;
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{section}:KeyFile {file} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Whether what is sent there can be read on the way: a key must not go there.</summary>
    public static bool IsInTheOpen(Uri address) => address is { Scheme: "http", IsLoopback: false };

    /// <summary>It never follows a server elsewhere, with the key and citizens' words.</summary>
    public static SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    /// <summary>Worth another attempt: a wrong key or a refused text is not.</summary>
    public static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}
