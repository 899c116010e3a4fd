using System.ComponentModel.DataAnnotations;

namespace Isegoria.Backends.Replies;

public enum ModelKind
{
    /// <summary>api.openai.com.</summary>
    OpenAI,

    /// <summary>A deployment on Azure; the model is the deployment's name.</summary>
    AzureOpenAI,

    /// <summary>An Ollama server, by its OpenAI-compatible address, which ends in /v1.</summary>
    Ollama,

    /// <summary>Any other server that speaks OpenAI's chat completions.</summary>
    Compatible,
}

/// <summary>The section "LanguageModel". Its numbers are always there; without a kind no model is used.</summary>
public sealed class LanguageModelOptions : IValidatableObject
{
    public const string Section = "LanguageModel";

    /// <summary>Short settings that name any compatible server, for scripts: "Replies:Endpoint", "Replies:Model", "Replies:ApiKey".</summary>
    public const string ShortSection = "Replies";

    public ModelKind? Kind { get; set; }

    /// <summary>Where the server is; not needed for OpenAI itself.</summary>
    public string? Endpoint { get; set; }

    public string? Model { get; set; }

    /// <summary>From the environment ("LanguageModel__Key"), never from a file under version control.</summary>
    public string? Key { get; set; }

    /// <summary>A file that holds the key and nothing else, such as a mounted secret; used where no key is given.</summary>
    public string? KeyFile { get; set; }

    /// <summary>Whether answers are asked for as they are written; off for a server that cannot.</summary>
    [Required]
    public bool? Stream { get; set; }

    /// <summary>For one answer, all attempts together.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan? TimeLimit { get; set; }

    [Required, Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan? AttemptTimeLimit { get; set; }

    [Required, Range(1, 10)]
    public int? Attempts { get; set; }

    /// <summary>Before the second attempt, with jitter; it doubles from attempt to attempt.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan? Pause { get; set; }

    /// <summary>Failed share of the attempts within <see cref="BreakWindow"/> from which the model is left alone, 0 to 1.</summary>
    [Required, Range(0.01, 1.0)]
    public double? BreakShare { get; set; }

    /// <summary>Attempts within the window below which nothing is concluded.</summary>
    [Required, Range(2, 1000)]
    public int? BreakLeast { get; set; }

    [Required, Range(typeof(TimeSpan), "00:00:00.500", "01:00:00")]
    public TimeSpan? BreakWindow { get; set; }

    /// <summary>How long it is left alone.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.500", "1.00:00:00")]
    public TimeSpan? BreakFor { get; set; }

    /// <summary>The most a prompt may hold; passages beyond are left out. See <see cref="Tokens.Estimate"/>.</summary>
    [Required, Range(500, 1_000_000)]
    public int? PromptTokens { get; set; }

    [Required, Range(20, 100_000)]
    public int? AnswerTokens { get; set; }

    /// <summary>Sentences of an answer at most.</summary>
    [Required, Range(1, 10)]
    public int? Sentences { get; set; }

    /// <summary>Tokens of prompts and answers together that one consultation may use; from then on answers are quotations.</summary>
    [Required, Range(0, long.MaxValue)]
    public long? TokensPerConsultation { get; set; }

    /// <summary>In the currency of the prices.</summary>
    [Required, Range(0, 1e12)]
    public double? CostPerConsultation { get; set; }

    /// <summary>Price of a million tokens of prompts; 0 for a model of one's own.</summary>
    [Required, Range(0, 1e9)]
    public double? PromptPrice { get; set; }

    [Required, Range(0, 1e9)]
    public double? AnswerPrice { get; set; }

    /// <summary>See <see cref="Deliberation.Replies.SupportRule"/>.</summary>
    [Required, Range(0.0, 1.0)]
    public double? SupportOverlap { get; set; }

    [Required, Range(-1.0, 1.0)]
    public double? SupportSimilarity { get; set; }

    [Required, Range(-1.0, 1.0)]
    public double? SupportSimilarityAcross { get; set; }

    /// <summary>The least evidence, by the extractive writer's rule, that supported sentences answer what was asked; it says no below 0.</summary>
    [Required, Range(-100.0, 100.0)]
    public double? RelevanceEvidence { get; set; }

    /// <summary>See <see cref="Deliberation.Replies.Fidelity"/>.</summary>
    [Required, Range(0.0, 1.0)]
    public double? RewritingKept { get; set; }

    [Required, Range(1.0, 5.0)]
    public double? RewritingLonger { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kind is null)
            yield break;
        if (string.IsNullOrWhiteSpace(Model))
            yield return new ValidationResult("LanguageModel:Model is missing: name the model, or the deployment on Azure.", [nameof(Model)]);
        if (Kind != ModelKind.OpenAI && !IsAddress(Endpoint))
            yield return new ValidationResult("LanguageModel:Endpoint is no http or https address.", [nameof(Endpoint)]);
        if (Kind is ModelKind.OpenAI or ModelKind.AzureOpenAI && string.IsNullOrEmpty(Key) && string.IsNullOrEmpty(KeyFile))
            yield return new ValidationResult("A key is missing: set LanguageModel__Key in the environment, or LanguageModel:KeyFile.", [nameof(KeyFile)]);
        if (SendsKeyInTheOpen())
            yield return new ValidationResult("LanguageModel:Endpoint would carry the key over plain http: use https.", [nameof(Endpoint)]);
    }

    private bool SendsKeyInTheOpen() =>
        IsAddress(Endpoint) && ModelServers.IsInTheOpen(new Uri(Endpoint!)) && !(string.IsNullOrEmpty(Key) && string.IsNullOrEmpty(KeyFile));

    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
