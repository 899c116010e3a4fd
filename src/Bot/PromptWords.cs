using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Replies;

namespace Isegoria.Bot;

/// <summary>The files under <c>prompts/</c> beside the program.</summary>
internal static class PromptWords
{
    /// <exception cref="InvalidDataException">The file cannot be read, or its words break a rule.</exception>
    public static SpokenWords Spoken(this IServiceProvider provider, WordFile file) => SpokenWords.Read(
        Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "prompts", file.Name), file);
}
