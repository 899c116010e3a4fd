using System.CommandLine;
using Isegoria.Backends.Opinions;
using Isegoria.Deliberation.Opinions;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `groups PARTICIPANTS_VOTES.csv`: opinion groups of a Polis vote matrix. Where Polis' comments.csv lies beside it, statements that were
/// moderated out take no part, as in Polis.
/// </summary>
public static class GroupsCommand
{
    /// <summary>The same file gives the same groups.</summary>
    private const int Seed = 1;

    private const int Decimals = 6;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("PARTICIPANTS_VOTES") { Description = "Polis' participants-votes.csv" };
        file.AcceptExistingOnly();
        var command = new Command("groups", "Finds groups of opinion in a Polis vote matrix") { file };
        command.SetAction(parsed => Run(parsed, parsed.GetRequiredValue(file)));
        return command;
    }

    private static int Run(ParseResult parsed, FileInfo file)
    {
        using var services = parsed.Services((own, configuration) => own.AddOpinions(configuration));
        var options = services.GetRequiredService<IOptions<OpinionOptions>>().Value;
        using var stream = file.OpenRead();
        var votes = PolisMatrix.Read(file.Name, stream).Votes;
        var opinions = OpinionGroups.Of(votes, ModeratedOut(parsed, file), options, new Random(Seed));
        var shown = opinions.Shown(options);
        if (opinions.Groups.Count > shown.Count)
            Tell(parsed, $"{opinions.Groups.Count - shown.Count} group(s) of fewer than {options.SmallestGroup} people are not shown.");
        parsed.WriteLine(new
        {
            Participants = votes.Participants.Count,
            Statements = votes.Statements.Count,
            Groups = shown.Select(group => new { Id = group.Name, Members = group.Members.Select(row => votes.Participants[row].Value) }),
            Consensus = Consensus.Uniting(Tallies.Of(opinions, shown), options.MostStatements!.Value).Select(uniting => uniting.Statement.Value),
            Map = opinions.Map.Select((point, row) => new
            {
                Participant = votes.Participants[row].Value,
                X = Math.Round(point.X, Decimals),
                Y = Math.Round(point.Y, Decimals),
            }),
        });
        return 0;
    }

    private static IReadOnlySet<StatementId> ModeratedOut(ParseResult parsed, FileInfo file)
    {
        var comments = new FileInfo(Path.Combine(file.DirectoryName!, PolisComments.FileName));
        if (!comments.Exists)
        {
            Tell(parsed, $"No {PolisComments.FileName} lies beside {file.Name}: every statement takes part, moderated out or not.");
            return new HashSet<StatementId>();
        }
        using var stream = comments.OpenRead();
        var moderatedOut = PolisComments.Read(comments.Name, stream).ModeratedOut;
        Tell(parsed, $"{moderatedOut.Count} statement(s) that {PolisComments.FileName} says were moderated out take no part.");
        return moderatedOut;
    }

    private static void Tell(ParseResult parsed, string what) => parsed.InvocationConfiguration.Error.WriteLine(what);
}
