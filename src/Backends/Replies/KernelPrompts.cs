using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Isegoria.Backends.Replies;

/// <summary>The prompts of <c>prompts/</c> as Semantic Kernel functions.</summary>
public sealed class KernelPrompts
{
    private KernelPrompts(KernelPrompt answer, KernelPrompt rewrite, KernelPrompt caucus, KernelPrompt revision, KernelPrompt rendering) =>
        (Answer, Rewrite, Caucus, Revision, Rendering) = (answer, rewrite, caucus, revision, rendering);

    public KernelPrompt Answer { get; }

    public KernelPrompt Rewrite { get; }

    /// <summary>A group's statement from its opinions.</summary>
    public KernelPrompt Caucus { get; }

    /// <summary>The same after critiques.</summary>
    public KernelPrompt Revision { get; }

    /// <summary>The same statement in another language.</summary>
    public KernelPrompt Rendering { get; }

    /// <exception cref="InvalidDataException">A file is missing or is no prompt; the message names it.</exception>
    public static KernelPrompts Load(string folder, LanguageModelOptions options) => new(
        KernelPrompt.Load(Path.Combine(folder, "answer.yaml"), options),
        KernelPrompt.Load(Path.Combine(folder, "rewrite.yaml"), options),
        KernelPrompt.Load(Path.Combine(folder, "caucus.yaml"), options),
        KernelPrompt.Load(Path.Combine(folder, "revision.yaml"), options),
        KernelPrompt.Load(Path.Combine(folder, "rendering.yaml"), options));
}

/// <param name="Version">The prompt's name and the first eight hexadecimal digits of its file's SHA-256, kept with every draft.</param>
/// <param name="Tokens">What the prompt has before anything is put in, estimated.</param>
public sealed record KernelPrompt(KernelFunction Function, string Version, int Tokens)
{
    private static readonly IDeserializer Yaml =
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();

    /// <exception cref="InvalidDataException">The file is missing or is no prompt; the message names it.</exception>
    public static KernelPrompt Load(string path, LanguageModelOptions options)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var file = Yaml.Deserialize<PromptFile>(System.Text.Encoding.UTF8.GetString(bytes));
            var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..8];
            var function = KernelFunctionFactory.CreateFromPrompt(Configured(file, options));
            return new KernelPrompt(function, $"{file.Name}/{digest}", Replies.Tokens.Estimate(file.Template));
        }
        catch (Exception e) when (e is YamlException or IOException or UnauthorizedAccessException or KernelException or ArgumentException)
        {
            throw new InvalidDataException($"{path} cannot be read as a prompt: {e.Message}", e);
        }
    }

    private static PromptTemplateConfig Configured(PromptFile file, LanguageModelOptions options)
    {
        var configured = new PromptTemplateConfig
        {
            Name = file.Name,
            Description = file.Description,
            Template = file.Template,
            TemplateFormat = file.TemplateFormat,
            InputVariables = [.. file.InputVariables.Select(variable => new InputVariable { Name = variable.Name, Description = variable.Description })],
        };
        configured.AddExecutionSettings(Sampled(file.ExecutionSettings.Default.Temperature, options));
        return configured;
    }

    /// <summary>OpenAI has renamed "max_tokens"; other servers know it by its old name, and some by no other.</summary>
    private static OpenAIPromptExecutionSettings Sampled(double? temperature, LanguageModelOptions options) =>
        options.Kind is ModelKind.OpenAI or ModelKind.AzureOpenAI
            ? new OpenAIPromptExecutionSettings { Temperature = temperature, MaxTokens = options.AnswerTokens }
            : new OpenAIPromptExecutionSettings
            {
                Temperature = temperature,
#pragma warning disable SKEXP0010 // Marked as new; without it there is no way to send a name that every server knows.
                ExtraBody = new Dictionary<string, object?> { ["max_tokens"] = options.AnswerTokens!.Value },
#pragma warning restore SKEXP0010
            };

    /// <summary>The file's keys, as Semantic Kernel names them in prompts written as YAML.</summary>
    private sealed class PromptFile
    {
        public string Name { get; set; } = "";
        public string Description { get; set; } = "";
        public string Template { get; set; } = "";
        public string TemplateFormat { get; set; } = "semantic-kernel";
        public List<Variable> InputVariables { get; set; } = [];
        public Settings ExecutionSettings { get; set; } = new();

        public sealed class Variable
        {
            public string Name { get; set; } = "";
            public string Description { get; set; } = "";
        }

        public sealed class Settings
        {
            public Sampling Default { get; set; } = new();
        }

        public sealed class Sampling
        {
            public double? Temperature { get; set; }
        }
    }
}
