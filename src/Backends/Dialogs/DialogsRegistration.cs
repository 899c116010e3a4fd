using System.ComponentModel.DataAnnotations;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Dialogs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Dialogs;

public sealed class DialogsOptions
{
    /// <summary>Where the dialogs lie, relative to the content root.</summary>
    [Required]
    public string? Directory { get; set; }
}

public static class DialogsRegistration
{
    /// <summary>The dialogs, read and checked when the program starts: a problem stops the start with file and line.</summary>
    public static IServiceCollection AddDialogs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DialogsOptions>(configuration, "Dialogs");
        services.AddSingleton<IValidateOptions<DialogsOptions>, SoundDialogs>();
        services.AddSingleton<IDialogLibrary>(provider => DialogLibrary.Open(
            PathOf(provider.GetRequiredService<IOptions<DialogsOptions>>().Value, provider.GetRequiredService<IHostEnvironment>())));
        return services;
    }

    private static string PathOf(DialogsOptions options, IHostEnvironment environment) =>
        Path.Combine(environment.ContentRootPath, options.Directory!);

    /// <summary>Settings are sound only where the files they point to are.</summary>
    private sealed class SoundDialogs(IHostEnvironment environment) : IValidateOptions<DialogsOptions>
    {
        public ValidateOptionsResult Validate(string? name, DialogsOptions options)
        {
            if (string.IsNullOrEmpty(options.Directory))
                return ValidateOptionsResult.Skip;
            var problems = DialogLibrary.Check(PathOf(options, environment)).Problems;
            return problems.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(problems.Select(p => p.ToString()));
        }
    }
}
