using Isegoria.Backends.Bias;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evaluation;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Replies;
using Isegoria.Backends.Screens;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Bot.Evaluating;

internal static class EvaluationRegistration
{
    /// <summary>Gate and classifier, and what tells whether a rewriting says the same. The store is named and never opened.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScreens(configuration).AddBiasGate(configuration);
        services.AddJournal(configuration).AddSentenceEncoder(configuration).AddEvidence(configuration);
        services.AddSettings<LanguageModelOptions>(configuration, LanguageModelOptions.Section);
        services.AddSettings<EvaluationOptions>(configuration, EvaluationOptions.Section);
        services.AddSettings<AskingOptions>(configuration, AskingOptions.Section);

        // What the gate stops is counted in the report; a line for each would drown the progress.
        return services.AddLogging(logging => logging.AddFilter(typeof(BiasGate).FullName, LogLevel.Error));
    }
}
