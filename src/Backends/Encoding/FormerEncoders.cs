using Isegoria.Deliberation.Evidence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Encoding;

/// <summary>
/// Opens an encoder by its name: the one that "Encoder:Former" describes, or a folder of that name among the program's own
/// models or beside the configured folder.
/// </summary>
public sealed partial class FormerEncoders(IOptions<EncoderOptions> options, IHostEnvironment environment, TimeProvider time, ILogger<FormerEncoders> logger)
{
    /// <summary>None where it is not there any more, or is another than it was.</summary>
    public ISentenceEncoder? Open(string name)
    {
        try
        {
            if (Place(name) is { } place)
                return EncodingRegistration.Open(options.Value.With(place), environment.ContentRootPath, time);
            LogGone(name);
        }
        catch (InvalidDataException e)
        {
            LogBroken(name, e.Message);
        }
        return null;
    }

    private EncoderPlace? Place(string name)
    {
        if (options.Value.Former is { } former && NameOf(former) == name)
            return former;
        return Folders(name).Select(folder => new EncoderPlace { Folder = folder }).FirstOrDefault(place => NameOf(place) == name);
    }

    private IEnumerable<string> Folders(string name)
    {
        if (Path.GetFileName(name.Split('/')[0]) is not { Length: > 0 } folder || folder is "." or "..")
            yield break;
        yield return Path.Combine(environment.ContentRootPath, "models", folder);
        if (options.Value.Folder is { Length: > 0 } own)
            yield return Path.Combine(Path.GetFullPath(own, environment.ContentRootPath), "..", folder);
    }

    private string? NameOf(EncoderPlace place)
    {
        if (place.IsElsewhere)
            return EndpointEncoder.NameOf(place);
        try
        {
            return OnnxSentenceEncoder.NameOf(Path.GetFullPath(place.Folder!, environment.ContentRootPath));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The encoder {Name} is not there any more: until its passages are embedded again, they are searched by their words alone")]
    private partial void LogGone(string name);

    [LoggerMessage(LogLevel.Warning, "The encoder {Name} cannot be opened: {Problem}")]
    private partial void LogBroken(string name, string problem);
}
