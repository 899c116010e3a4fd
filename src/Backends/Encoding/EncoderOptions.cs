using System.ComponentModel.DataAnnotations;

namespace Isegoria.Backends.Encoding;

/// <summary>Which encoder: a folder with an ONNX model, or a server where an endpoint is given.</summary>
public class EncoderPlace
{
    /// <summary>Holds an ONNX model and its tokenizer, see <see cref="EncoderFile"/>; a relative path starts at the content root.</summary>
    public string? Folder { get; set; }

    /// <summary>
    /// An OpenAI-compatible server, its address up to and with "/v1". Citizens' questions and the documents leave this
    /// machine then: questions only after consent; before it they are searched by their words alone.
    /// </summary>
    public string? Endpoint { get; set; }

    public string? Model { get; set; }

    /// <summary>From the environment ("Encoder__Key"), never from a file under version control.</summary>
    public string? Key { get; set; }

    /// <summary>A file that holds the key and nothing else; used where no key is given.</summary>
    public string? KeyFile { get; set; }

    /// <summary>How many numbers the server's vectors have.</summary>
    [Range(2, 16_384)]
    public int? Dimensions { get; set; }

    /// <summary>The server is told the dimensions, for models that can shorten their vectors.</summary>
    public bool Shortened { get; set; }

    /// <summary>What the server's model wants before a question.</summary>
    public string QueryPrefix { get; set; } = "";

    public string PassagePrefix { get; set; } = "";

    public bool IsElsewhere => !string.IsNullOrWhiteSpace(Endpoint);

    internal IEnumerable<ValidationResult> Faults(string section)
    {
        if (!IsElsewhere && string.IsNullOrWhiteSpace(Folder))
            yield return new ValidationResult($"{section}:Folder is missing: name a folder with an encoder, or {section}:Endpoint.", [nameof(Folder)]);
        if (!IsElsewhere)
            yield break;
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return new ValidationResult($"{section}:Endpoint is no http or https address.", [nameof(Endpoint)]);
        else if (ModelServers.IsInTheOpen(address) && !(string.IsNullOrEmpty(Key) && string.IsNullOrEmpty(KeyFile)))
            yield return new ValidationResult($"{section}:Endpoint would carry the key over plain http: use https.", [nameof(Endpoint)]);
        if (string.IsNullOrWhiteSpace(Model))
            yield return new ValidationResult($"{section}:Model is missing: name the server's embedding model.", [nameof(Model)]);
        if (Dimensions is null)
            yield return new ValidationResult($"{section}:Dimensions is missing: how many numbers do the model's vectors have?", [nameof(Dimensions)]);
    }
}

/// <summary>The section "Encoder".</summary>
public sealed class EncoderOptions : EncoderPlace, IValidatableObject
{
    public const string Section = "Encoder";

    /// <summary>
    /// The encoder before a change: it answers while passages are embedded again. Needed for a server alone; a folder that
    /// ships with the program, or lies beside the new one, is found by its name.
    /// </summary>
    public EncoderPlace? Former { get; set; }

    /// <summary>Threads one batch is computed on.</summary>
    [Required, Range(1, 64)]
    public int? Threads { get; set; }

    /// <summary>Texts computed together, or sent in one request; a batch is padded to its longest text.</summary>
    [Required, Range(1, 256)]
    public int? BatchSize { get; set; }

    /// <summary>Vectors kept in memory, about 1.6 kB each.</summary>
    [Required, Range(2, 1_000_000)]
    public int? RememberedTexts { get; set; }

    /// <summary>For one request to a server, all attempts together; a citizen waits for it.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan? TimeLimit { get; set; }

    [Required, Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan? AttemptTimeLimit { get; set; }

    [Required, Range(1, 10)]
    public int? Attempts { get; set; }

    /// <summary>Before the second attempt, with jitter; it doubles from attempt to attempt.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan? Pause { get; set; }

    /// <summary>Characters of a text that are sent to a server at most.</summary>
    [Required, Range(100, 1_000_000)]
    public int? LongestText { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Former is null ? Faults(Section) : [.. Faults(Section), .. Former.Faults($"{Section}:{nameof(Former)}")];

    /// <summary>The same limits for another encoder.</summary>
    internal EncoderOptions With(EncoderPlace place)
    {
        var other = (EncoderOptions)MemberwiseClone();
        (other.Folder, other.Endpoint, other.Model, other.Key, other.KeyFile) = (place.Folder, place.Endpoint, place.Model, place.Key, place.KeyFile);
        (other.Dimensions, other.Shortened, other.QueryPrefix, other.PassagePrefix) = (place.Dimensions, place.Shortened, place.QueryPrefix, place.PassagePrefix);
        other.Former = null;
        return other;
    }
}
