using System.Text.RegularExpressions;
using Isegoria.Backends.Opinions;
using Isegoria.Bot.Commands;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Isegoria.Load;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Tests.Opinions;

/// <summary>A slice of a published conversation, voted through the real channel; the whole is a command of tests/Load.</summary>
public sealed class ReplayTests(SettledData settled)
{
    private static readonly ConsultationId Here = new("replay");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Votes_given_in_the_chat_make_the_groups_that_the_file_makes()
    {
        Assert.SkipUnless(PolisData.IsThere, PolisData.Missing);
        var replay = new PolisReplay(Path.Combine(PolisData.Folder, "london.youth.policing"), statements: 12);
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--DirectLine:PostsPerConversation", "100000", "--Opinions:FreshFor", "00:00:00");
        var folder = replay.Write(Path.Combine(bot.Data, "replay-in"), asModerated: false);
        Assert.Equal(0, await RunAsync(bot, "import", folder, "--consultation", Here.Value, "--language", "en"));

        var citizens = new List<ReplayingCitizen>();
        for (var row = 0; row < replay.Votes.Participants.Count; row++)
        {
            await using var citizen = new ReplayingCitizen(bot.Address, Here.Value, replay.Known, replay.VotesOf(row));
            await citizen.VoteAsync(Now);
            citizens.Add(citizen);
        }
        Assert.Equal(replay.Votes.Count, citizens.Sum(citizen => citizen.Given));

        var exported = Path.Combine(bot.Data, "replay-out");
        Assert.Equal(0, await RunAsync(bot, "export", "--polis", exported, "--consultation", Here.Value));
        using (var file = File.OpenRead(Path.Combine(exported, PolisImport.MatrixName)))
            Assert.Equal(PolisReplay.All(replay.Votes).Order(), PolisReplay.All(PolisMatrix.Read(PolisImport.MatrixName, file).Votes).Order());

        var options = bot.Part<IOptions<OpinionOptions>>().Value;
        var expected = OpinionGroups.Of(replay.Votes, new HashSet<StatementId>(), options, new Random(1));
        var picture = await CurrentAsync(bot, replay.Votes.Count);
        Assert.True(expected.Groups.Count > 1);
        Assert.Equal(replay.Votes.Count, picture.Opinions.Votes.Count);
        Assert.Equal(Members(expected), Members(picture.Opinions));
        Assert.Equal(picture.Shown.Select(group => $"{group.Name} {group.Members.Count}"), await SizesOnThePageAsync(bot));
    }

    /// <summary>A picture may be some moments old: the one with as many votes, or after a minute the last there is.</summary>
    private static async Task<OpinionPicture> CurrentAsync(LiveBot bot, int votes)
    {
        var picture = await bot.Part<IOpinions>().AtAsync(Here, Now);
        for (var tries = 0; tries < 1200 && picture.Opinions.Votes.Count != votes; tries++)
        {
            await Task.Delay(50, Now);
            picture = await bot.Part<IOpinions>().AtAsync(Here, Now);
        }
        return picture;
    }

    /// <summary>Letters follow from how the groups came about; who is together does not.</summary>
    private static IEnumerable<string> Members(OpinionGroups opinions) => opinions.Groups.Select(group => string.Join(' ', group.Members)).Order(StringComparer.Ordinal);

    /// <summary>As the page of results says them.</summary>
    private static async Task<IReadOnlyList<string>> SizesOnThePageAsync(LiveBot bot)
    {
        var consultations = bot.Part<IConsultationStore>();
        await consultations.SaveAsync((await consultations.FindAsync(Here, Now))! with { ShowsResults = true }, null, Now);
        using var http = new HttpClient { BaseAddress = bot.Address };
        var page = await http.GetStringAsync($"/c/{Here}/results?language=en", Now);
        return [.. Regex.Matches(page, "<th scope=\"row\">.*?</svg> ([A-Z]+)</th><td>[a-z]+</td><td>([0-9]+)</td>").Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}")];
    }

    private static async Task<int> RunAsync(LiveBot bot, params string[] verb)
    {
        string[] all = [.. verb, "--Data:Directory", bot.Data];
        using var output = new StringWriter();
        return await CommandHost.RunAsync(Verbs.Create(all), all, output, output, Now);
    }
}
