using System.ComponentModel.DataAnnotations;
using Isegoria.Deliberation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Charter;

/// <summary>The section "Charter".</summary>
public sealed class CharterOptions
{
    public const string Section = "Charter";

    /// <summary>The charter's file, from the program's folder; any file of the same form takes its place.</summary>
    [Required(AllowEmptyStrings = false)]
    public string? File { get; set; }

    /// <summary>From how many people on the public page shows figures about them: of fewer, one might be known again.</summary>
    [Required, Range(1, 1_000_000)]
    public int? FewestPeople { get; set; }

    /// <summary>How long pages show what was counted before it is counted again.</summary>
    [Required, Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan? CountedFor { get; set; }
}

public static class CharterRegistration
{
    public static IServiceCollection AddCharter(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<CharterOptions>(configuration, CharterOptions.Section);
        return services
            .AddSingleton<IValidateOptions<CharterOptions>, CharterAtStart>()
            .AddSingleton(provider => CharterReader.Open(PathOf(
                provider.GetRequiredService<IOptions<CharterOptions>>().Value, provider.GetRequiredService<IHostEnvironment>())));
    }

    private static string PathOf(CharterOptions options, IHostEnvironment environment) => Path.GetFullPath(options.File!, environment.ContentRootPath);

    /// <summary>A charter with problems stops the start, which names them all.</summary>
    private sealed class CharterAtStart(IHostEnvironment environment) : IValidateOptions<CharterOptions>
    {
        public ValidateOptionsResult Validate(string? name, CharterOptions options)
        {
            if (string.IsNullOrEmpty(options.File))
                return ValidateOptionsResult.Skip;
            var problems = CharterReader.Check(PathOf(options, environment)).Problems;
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems.Select(problem => problem.ToString()));
        }
    }
}
