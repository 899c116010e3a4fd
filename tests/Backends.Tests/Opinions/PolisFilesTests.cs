using System.Text;
using Isegoria.Backends.Opinions;
using Isegoria.Deliberation.Opinions;
using Isegoria.Doubles;

namespace Isegoria.Backends.Tests.Opinions;

public sealed class PolisFilesTests
{
    [Fact]
    public void Every_published_file_is_the_same_after_reading_and_writing()
    {
        Assert.SkipUnless(PolisData.IsThere, PolisData.Missing);
        Assert.NotEmpty(PolisData.Conversations);
        foreach (var folder in PolisData.Conversations)
        {
            Same(folder, "participants-votes.csv", (name, from, to) => PolisMatrix.Read(name, from).Write(to));
            Same(folder, "comments.csv", (name, from, to) => PolisComments.Read(name, from).Write(to));
            if (File.Exists(Path.Combine(folder, "votes.csv")))
                Same(folder, "votes.csv", (name, from, to) => PolisVotes.Write(to, PolisVotes.Read(name, from)));
        }
    }

    [Fact]
    public void A_matrix_of_ours_comes_back_with_its_groups()
    {
        var votes = VoteMatrix.Of(
        [
            new CastVote(new ParticipantId("7"), new StatementId("1"), Vote.Agree),
            new CastVote(new ParticipantId("7"), new StatementId("0"), Vote.Pass),
            new CastVote(new ParticipantId("8"), new StatementId("0"), Vote.Disagree),
        ]);
        var file = Written(to => PolisMatrix.Of(votes, row => row == 0 ? "0" : null, row => row).Write(to));
        Assert.Equal("participant,group-id,n-comments,n-votes,n-agree,n-disagree,1,0\n7,0,0,2,1,0,1,0\n8,,1,1,0,1,,-1\n", file);

        var read = Matrix(file);
        Assert.Equal(["0", null], read.GroupIds);
        Assert.Equal([0, 1], read.Votes.Columns(0).ToArray());
        Assert.Equal([-1], read.Votes.Votes(1).ToArray());
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b\n1,2\n", "no column \"participant\"")]
    [InlineData("participant,group-id\n1,0\n", "no statement's column")]
    [InlineData("participant,0,1\n5,1,2\n", "line 2", "\"2\"", "\"1\"")]
    [InlineData("participant,0,1\n5,1,\n6,1\n", "line 3", "2 fields where the header has 3")]
    [InlineData("participant,0,1\n5,1,\n5,1,0\n", "line 3", "\"5\" has a row already")]
    [InlineData("participant,0,0\n5,1,\n", "two columns for the statement \"0\"")]
    public void A_file_that_is_no_matrix_says_where_and_why(string content, params string[] said)
    {
        var error = Assert.Throws<InvalidDataException>(() => Matrix(content));
        Assert.All(said, words => Assert.Contains(words, error.Message, StringComparison.Ordinal));
        Assert.Contains("votes.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_text_says_so() =>
        Assert.Throws<InvalidDataException>(() => PolisMatrix.Read("x", new MemoryStream([.. "participant,0\n"u8, 0xFF, 0xFE, 0x00, 0x0A])));

    [Fact]
    public void Rejected_and_meta_statements_take_no_part()
    {
        const string File = "comment-id,author-id,moderated,is-meta,comment-body\n1,4,-1,false,\"Said \"\"no\"\", twice\"\n2,4,1,true,x\n3,5,0,false,y\n";
        var comments = PolisComments.Read("comments.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(File)));
        Assert.Equal(["1", "2"], comments.ModeratedOut.Select(statement => statement.Value).Order());
        Assert.Equal("Said \"no\", twice", comments.Comments[0].Text);
        Assert.Equal(File, Written(comments.Write));
    }

    [Theory]
    [InlineData("timestamp,datetime,comment-id,voter-id\n", "no column \"vote\"")]
    [InlineData("timestamp,datetime,comment-id,voter-id,vote\n1,x,0,0,5\n", "line 2")]
    [InlineData("timestamp,datetime,comment-id,voter-id,vote\n1,x,0,0,1\nsoon,x,0,0,1\n", "line 3")]
    public void Votes_that_cannot_be_read_say_where(string content, string said) =>
        Assert.Contains(
            said,
            Assert.Throws<InvalidDataException>(() => PolisVotes.Read("votes.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content))).Count()).Message,
            StringComparison.Ordinal);

    private static PolisMatrix Matrix(string content) => PolisMatrix.Read("votes.csv", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)));

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Same(string folder, string name, Action<string, Stream, Stream> through)
    {
        var path = Path.Combine(folder, name);
        using var from = File.OpenRead(path);
        using var to = new MemoryStream();
        through(name, from, to);
        Assert.True(to.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"{path} is another file after reading and writing.");
    }
}
