using System.CommandLine;

namespace Isegoria.Bot.Commands;

/// <summary>The command line: one executable, a verb or none to serve.</summary>
internal static class Verbs
{
    public static async Task<int> RunAsync(string[] args)
    {
        using var output = CommandHost.StandardOutput();
        return await CommandHost.RunAsync(Create(args), args, output, System.Console.Error, CancellationToken.None);
    }

    public static RootCommand Create(string[] args)
    {
        var serve = ServeCommand.Create(args);
        var root = new RootCommand("Isegoria: a bot that guides citizens through a deliberation. Without a verb it serves.")
        {
            serve,
            ImportCommand.Create(),
            IndexCommand.Create(),
            SearchCommand.Create(),
            QuestionsCommand.Create(),
            ExportCommand.Create(),
            EraseCommand.Create((settings, change) => Serving.Build([.. settings], change)),
            AccessCommand.Create(),
            GatewayKeyCommand.Create(),
            TrainDataCommand.Create(),
            AuditCommand.Create(),
            VerifyCommand.Create(),
            ScoreCommand.Create(),
            GroupsCommand.Create(),
            RankCommand.Create(),
            EvaluateCommand.Create(),
            CheckCommand.Create((folder, settings) => ConfigurationFinding.OfStart(() => Serving.Build([.. settings], root: folder))),
        };
        root.Options.Add(ServeCommand.Urls);
        root.Action = serve.Action;
        return root;
    }
}
