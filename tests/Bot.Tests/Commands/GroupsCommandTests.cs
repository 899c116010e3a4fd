using System.Globalization;
using System.Text.Json.Nodes;
using Isegoria.Bot.Commands;
using Isegoria.Doubles;

namespace Isegoria.Bot.Tests.Commands;

public sealed class GroupsCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    /// <summary>Twelve who agree with all of eight statements but the last two, and ten who agree with none but the first two.</summary>
    private static string TwoCamps => "participant,group-id,0,1,2,3,4,5,6,7\n"
        + string.Concat(Enumerable.Range(0, 12).Select(person => $"a{person},,1,1,1,1,1,1,-1,{(person == 0 ? "" : "-1")}\n"))
        + string.Concat(Enumerable.Range(0, 10).Select(person => $"b{person},,1,{(person == 0 ? "" : "1")},-1,-1,-1,-1,-1,-1\n"));

    [Fact]
    public async Task A_matrix_becomes_groups_a_map_and_what_unites()
    {
        var (code, output, _) = await GroupsAsync(TwoCamps);
        Assert.Equal(0, code);
        var found = JsonNode.Parse(output)!;

        Assert.Equal(["participants", "statements", "groups", "consensus", "map"], found.AsObject().Select(property => property.Key));
        Assert.Equal((22, 8), ((int)found["participants"]!, (int)found["statements"]!));
        Assert.Equal(["A", "B"], found["groups"]!.AsArray().Select(group => (string)group!["id"]!));
        Assert.Equal(Enumerable.Range(0, 12).Select(person => $"a{person}"), found["groups"]![0]!["members"]!.AsArray().Select(member => (string)member!));
        Assert.Equal(["0", "1"], found["consensus"]!.AsArray().Select(statement => (string)statement!));
        Assert.Equal(22, found["map"]!.AsArray().Count);
        Assert.All(found["map"]!.AsArray(), place => Assert.Equal(["participant", "x", "y"], place!.AsObject().Select(property => property.Key)));
    }

    [Fact]
    public async Task Statements_moderated_out_in_the_file_beside_it_take_no_part()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "comments.csv"),
            "comment-id,author-id,moderated,comment-body\n0,1,-1,x\n",
            TestContext.Current.CancellationToken);
        var (code, output, error) = await GroupsAsync(TwoCamps);
        Assert.Equal(0, code);
        Assert.Equal(["1"], JsonNode.Parse(output)!["consensus"]!.AsArray().Select(statement => (string)statement!));
        Assert.Contains("1 statement(s)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_under_the_configured_size_is_not_shown()
    {
        var (_, output, error) = await GroupsAsync(TwoCamps, "--Opinions:SmallestGroup", "11");
        Assert.DoesNotContain(JsonNode.Parse(output)!["groups"]!.AsArray(), group => group!["members"]!.AsArray().Count < 11);
        Assert.NotNull(error);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("name,vote\nx,1\n", "no column \"participant\"")]
    [InlineData("participant,0\nx,maybe\n", "line 2")]
    public async Task A_file_that_is_no_matrix_fails_and_says_why(string content, string why)
    {
        var (code, output, error) = await GroupsAsync(content);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_conversation_is_grouped_much_as_Polis_grouped_it()
    {
        Assert.SkipUnless(PolisData.IsThere, PolisData.Missing);
        var file = Path.Combine(PolisData.Folder, "brexit-consensus", "participants-votes.csv");
        using var output = new StringWriter();
        string[] args = ["groups", file];
        Assert.Equal(0, await CommandHost.RunAsync(Verbs.Create(args), args, output, TextWriter.Null, TestContext.Current.CancellationToken));

        var theirs = File.ReadLines(file).Skip(1).Select(line => line.Split(',')).ToDictionary(row => row[0], row => row[1]);
        var ours = JsonNode.Parse(output.ToString())!["groups"]!.AsArray()
            .SelectMany(group => group!["members"]!.AsArray().Select(member => (Id: (string)member!, Group: (string)group["id"]!)))
            .Where(member => theirs[member.Id].Length > 0).ToList();
        Assert.True(ours.Count > 150, ours.Count.ToString(CultureInfo.InvariantCulture));
        Assert.True(AdjustedRand.Index(ours.Select(member => (member.Group, theirs[member.Id]))) > 0.8);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Code, string Output, string Error)> GroupsAsync(string content, params string[] settings)
    {
        var file = Path.Combine(_folder.FullName, "participants-votes.csv");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        string[] args = ["groups", file, .. settings];
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandHost.RunAsync(Verbs.Create(args), args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
