using System.CommandLine;
using Isegoria.Bot.Commands;

namespace Isegoria.Bot.Tests.Commands;

public sealed class RankCommandTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task Ballots_become_a_winner_and_an_order()
    {
        var (code, output, _) = await RankAsync("""[["A",["B","C"],"D"],["A","B"],["B","A"]]""");
        Assert.Equal(0, code);
        Assert.Equal("""{"winner":"A","order":["A","B","C","D"]}""", output.Trim());
    }

    [Theory]
    [InlineData("""[["A"],["A","B","A"]]""", "ballot 2", "\"A\" stands at place 1 and again at place 3")]
    [InlineData("""[["A",["B","B"]]]""", "ballot 1", "place 2 and again at place 2")]
    [InlineData("""[["A"],{"A":1}]""", "ballot 2", "is no list")]
    [InlineData("""[["A",3]]""", "ballot 1", "Place 2")]
    [InlineData("""[["A",["B",["C"]]]]""", "ballot 1", "Place 2")]
    [InlineData("""[["A"],[]]""", "ballot 2", "ranks nothing")]
    [InlineData("""[["A",[]]]""", "ballot 1", "Place 2 is empty")]
    [InlineData("[]", "holds no ballot", "")]
    [InlineData("""{"ballots":[]}""", "no list of ballots", "")]
    [InlineData("A > B", "is not JSON", "")]
    public async Task Ballots_that_cannot_be_counted_are_named_with_their_place(string ballots, string where, string what)
    {
        var (code, output, error) = await RankAsync(ballots);
        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains(where, error, StringComparison.Ordinal);
        Assert.Contains(what, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_usage()
    {
        string[] args = ["rank", "/nowhere/ballots.json"];
        Assert.Equal(2, await CommandHost.RunAsync(Verbs.Create(args), args, TextWriter.Null, TextWriter.Null, CancellationToken.None));
    }

    public void Dispose() => File.Delete(_file);

    private async Task<(int Code, string Output, string Error)> RankAsync(string ballots)
    {
        await File.WriteAllTextAsync(_file, ballots, TestContext.Current.CancellationToken);
        string[] args = ["rank", _file];
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandHost.RunAsync(Verbs.Create(args), args, output, error, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
