using Isegoria.Backends.Dialogs;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

public static class RepliesRegistration
{
    /// <summary>
    /// The notices and the writer: with a language model where "LanguageModel:Kind" or "Replies:Endpoint" is set, by
    /// quotations otherwise. Needs <c>AddEvidence</c>, <c>AddJournal</c>, <c>AddScreens</c> and an encoder.
    /// </summary>
    public static IServiceCollection AddReplies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ExtractiveOptions>(configuration, ExtractiveOptions.Section)
            .Validate(
                options => new object?[] { options.Choice, options.Rule, options.OtherLanguageRule }.All(section => section is not null && AllSet(section)),
                "Extractive: Choice, Rule and OtherLanguageRule need every number.");
        return services
            .AddSingleton(provider => ReplyWords.Load(InContentRoot(provider, provider.GetRequiredService<IOptions<ExtractiveOptions>>().Value.Words!)))
            .AddSingleton(provider => ReadNotices(InContentRoot(provider, Path.Combine("prompts", WordFile.Notices.Name))))
            .AddSingleton<SentenceSearch>()
            .AddSingleton<OtherSide>()
            .AddSingleton<BothSides>()
            .AddSingleton<ExtractiveReplyWriter>()
            .AddKernel(configuration)
            .AddSingleton<ScreenedReplyWriter>()
            .AddSingleton<IReplyWriter>(provider => provider.HasLanguageModel()
                ? provider.GetRequiredService<ScreenedReplyWriter>()
                : provider.GetRequiredService<ExtractiveReplyWriter>());
    }

    private static Notices ReadNotices(string path)
    {
        var words = SpokenWords.Read(path, WordFile.Notices);
        return new Notices(words["flagged"], words["could_not_judge"], words["held"]);
    }

    private static string InContentRoot(IServiceProvider provider, string path) =>
        Path.GetFullPath(path, provider.GetRequiredService<IHostEnvironment>().ContentRootPath);

    /// <summary>Data annotations do not look into nested sections.</summary>
    private static bool AllSet(object section) => section.GetType().GetProperties()
        .Where(property => property.CanWrite)
        .All(property => property.GetValue(section) is not null);
}
