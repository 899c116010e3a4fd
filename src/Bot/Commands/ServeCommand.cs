using System.CommandLine;

namespace Isegoria.Bot.Commands;

/// <summary>`serve`, and what runs when no verb is named.</summary>
internal static class ServeCommand
{
    /// <summary>Read by the host itself from the same arguments; named here so that help shows it and it is not refused.</summary>
    public static readonly Option<string> Urls = new("--urls") { Description = "Where to listen; http://localhost:5080 unless given", Recursive = true };

    public static Command Create(string[] args)
    {
        var command = new Command("serve", "Serves the bot and its pages");
        command.SetAction((_, _) => Serving.RunAsync(args));
        return command;
    }
}
