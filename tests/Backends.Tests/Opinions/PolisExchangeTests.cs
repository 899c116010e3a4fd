using Isegoria.Backends.Journal;
using Isegoria.Backends.Opinions;
using Isegoria.Backends.Tests.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.Options;
using Xunit;

namespace Isegoria.Backends.Tests.Opinions;

/// <summary>Conversations of Polis through the store and out again.</summary>
public sealed class PolisExchangeTests : IDisposable
{
    private static readonly ConsultationId Here = new("from-polis");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isegoria-polis-");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("london.youth.policing")]
    [InlineData("scoop-hivemind.freshwater")]
    [InlineData("15-per-hour-seattle")]
    [InlineData("bg2050-volunteers")]
    public async Task What_came_from_Polis_goes_out_as_it_came_in(string name)
    {
        Assert.SkipUnless(PolisData.IsThere, PolisData.Missing);
        var source = Path.Combine(PolisData.Folder, name);
        await using var own = await OwnSqlite.CreateAsync();
        var (import, export) = (new PolisImport(own.Stores, TimeProvider.System), new PolisExport(own.Stores, Options.Create(Numbers.Opinions)));
        await import.ImportAsync(Here, source, Language.English, Now);
        var first = Path.Combine(_folder.FullName, "first");
        await export.ExportAsync(Here, first, Language.English, Now);

        Assert.Equal(Votes(source), Votes(first));
        Assert.Equal(Statements(source), Statements(first));
        Assert.True(Votes(first).Count > 500);

        await import.ImportAsync(Here, first, Language.English, Now);
        var second = Path.Combine(_folder.FullName, "second");
        await export.ExportAsync(Here, second, Language.English, Now);
        foreach (var file in new[] { PolisComments.FileName, PolisImport.MatrixName, PolisImport.VotesName })
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(first, file), Now), await File.ReadAllBytesAsync(Path.Combine(second, file), Now));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("@Klimarat", "'@Klimarat")]
    [InlineData("-1 heure", "'-1 heure")]
    [InlineData("'=x", "''=x")]
    [InlineData("'tis late", "'tis late")]
    public async Task A_citizens_words_that_a_spreadsheet_would_run_go_out_guarded_and_come_back_as_they_were(string words, string cell)
    {
        await using var own = await OwnSqlite.CreateAsync();
        var statement = new Statement(new StatementId("0"), new Dictionary<string, string> { ["en"] = words });
        await new ConsultationStore(own.Stores, TimeProvider.System).SaveAsync(Some.AConsultation(), [statement], Now);
        await new PolisExport(own.Stores, Options.Create(Numbers.Opinions)).ExportAsync(Some.Consultation, _folder.FullName, Language.English, Now);

        Assert.EndsWith($",false,{cell}\n", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, PolisComments.FileName), Now), StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, PolisImport.MatrixName), "participant,0\n0,1\n", Now);
        await new PolisImport(own.Stores, TimeProvider.System).ImportAsync(Here, _folder.FullName, Language.English, Now);
        Assert.Equal(words, Assert.Single(await new ModeratedStatements(own.Stores).ReadAsync(Here, Now)).In(Language.English));
    }

    [Fact]
    public async Task A_file_that_does_not_fit_the_other_imports_nothing()
    {
        await using var own = await OwnSqlite.CreateAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, PolisComments.FileName), "comment-id,author-id,moderated,comment-body\n0,0,1,Here.\n", Now);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, PolisImport.MatrixName), "participant,0,7\n0,1,1\n", Now);

        var import = new PolisImport(own.Stores, TimeProvider.System);
        var broken = await Assert.ThrowsAsync<InvalidDataException>(() => import.ImportAsync(Here, _folder.FullName, Language.English, Now));

        Assert.Contains("\"7\"", broken.Message, StringComparison.Ordinal);
        Assert.Empty(await new ModeratedStatements(own.Stores).ReadAsync(Here, Now));
    }

    [Fact]
    public async Task The_board_sees_what_is_in_the_store_and_who_was_moderated_out()
    {
        Assert.SkipUnless(PolisData.IsThere, PolisData.Missing);
        await using var own = await OwnSqlite.CreateAsync();
        await new PolisImport(own.Stores, TimeProvider.System).ImportAsync(Here, Path.Combine(PolisData.Folder, "scoop-hivemind.freshwater"), Language.English, Now);
        var board = new OpinionBoard(own.Stores, new ConsultationStore(own.Stores, TimeProvider.System), alike: null!, Options.Create(Numbers.Opinions), Options.Create(Numbers.Routing), TimeProvider.System);

        var picture = await board.AtAsync(Here, Now);

        Assert.Equal((117, 80), (picture.Opinions.Votes.Participants.Count, picture.Statements.Count));
        Assert.True(picture.Shown.Count > 1);
        var uniting = OpinionResults.Of(picture).Uniting;
        Assert.NotEmpty(uniting);
        var moderation = new ModeratedStatements(own.Stores);
        Assert.True(await moderation.DecideAsync(Here, uniting[0].Statement, Moderation.Rejected, "It names a person.", Now));
        Assert.False(await moderation.DecideAsync(Here, uniting[0].Statement, Moderation.Rejected, "It names a person.", Now));

        var after = OpinionResults.Of(await new OpinionBoard(own.Stores, new ConsultationStore(own.Stores, TimeProvider.System), alike: null!, Options.Create(Numbers.Opinions), Options.Create(Numbers.Routing), TimeProvider.System).AtAsync(Here, Now));
        Assert.DoesNotContain(after.Uniting, one => one.Statement == uniting[0].Statement);
        Assert.Contains(("It names a person.", 1), after.NotAdmitted);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static SortedDictionary<string, int> Votes(string folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder, PolisImport.MatrixName));
        var votes = PolisMatrix.Read(PolisImport.MatrixName, stream).Votes;
        var all = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < votes.Participants.Count; row++)
        {
            foreach (var (column, vote) in votes.Columns(row).ToArray().Zip(votes.Votes(row).ToArray()))
                all.Add($"{votes.Participants[row]} on {votes.Statements[column]}", vote);
        }
        return all;
    }

    private static IEnumerable<(string, string, PolisModeration, bool, string)> Statements(string folder)
    {
        using var stream = File.OpenRead(Path.Combine(folder, PolisComments.FileName));
        return [.. PolisComments.Read(PolisComments.FileName, stream).Comments.Select(one => (one.Id.Value, one.Author.Value, one.Moderation, one.IsMeta, one.Text)).Order()];
    }
}

/// <summary>The numbers of appsettings.json, as far as opinions need them.</summary>
internal static class Numbers
{
    public static readonly OpinionOptions Opinions = new()
    {
        FewestVotes = 7,
        FewestPeople = 15,
        BaseClusters = 100,
        MostGroups = 5,
        Starts = 20,
        SilhouetteGain = 0.06,
        SmallestShare = 0.05,
        SmallestGroup = 5,
        MostStatements = 10,
        FreshFor = TimeSpan.FromSeconds(2),
        AlikeFrom = 0.94,
        MostCompared = 200,
    };

    public static readonly RoutingOptions Routing = new() { FewestSeen = 10, FewestSeenInGroup = 5 };
}
