using Isegoria.Deliberation.Opinions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Backends.Opinions;

public static class OpinionBoardRegistration
{
    /// <summary>Needs the journal, the sentence encoder and the evidence's vocabulary. Reads sections <c>Opinions</c> and <c>StatementRouting</c>.</summary>
    public static IServiceCollection AddOpinionBoard(this IServiceCollection services, IConfiguration configuration) => services
        .AddOpinions(configuration)
        .AddSingleton<AlikeStatements>()
        .AddSingleton<IOpinions, OpinionBoard>();

    /// <summary>Import and export of Polis' files; needs the journal and a clock. Reads the same sections.</summary>
    public static IServiceCollection AddPolisFiles(this IServiceCollection services, IConfiguration configuration) => services
        .AddOpinions(configuration)
        .AddSingleton<PolisImport>()
        .AddSingleton<PolisExport>();
}
