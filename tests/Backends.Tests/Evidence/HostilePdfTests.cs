using Isegoria.Backends.Evidence.Reading;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class HostilePdfTests
{
    [Fact]
    public void An_encrypted_one_is_refused() => Refused("is encrypted", Made.EncryptedPdf());

    [Fact]
    public void Ten_thousand_pages_are_refused() => Refused("has 10000 pages, more than 2000", Made.ManyPages(10_000));

    [Fact]
    public void A_page_that_unpacks_without_end_is_refused() =>
        Refused("unpacks to more than 32000000 bytes", Made.RawPage(Made.Deflated(new byte[40_000_000]), "/Filter /FlateDecode"));

    [Fact]
    public void A_page_of_millions_of_letters_is_refused()
    {
        var letters = $"BT /F1 12 Tf 50 700 Td ({new string('a', 200_000)}) Tj ET";

        Refused("has more than 50000 letters on page 1", Made.RawPage(Made.Deflated(Made.Text(letters)), "/Filter /FlateDecode"));
    }

    [Fact]
    public async Task Forms_that_draw_forms_a_billion_times_end_with_the_time_they_may_take()
    {
        var forms = Enumerable.Range(6, 10).Select(i =>
        {
            var draw = string.Concat(Enumerable.Repeat("/X0 Do ", 10));
            return $"<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Resources << /XObject << /X0 {i + 1} 0 R >> >> /Length {draw.Length} >>\nstream\n{draw}\nendstream";
        });
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => Reader().Read(Made.RawPage(Made.Text("/X0 Do"), "", [.. forms, "<< >>"]), time.Token), CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(30), CancellationToken.None));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<< /A ")]
    [InlineData("(")]
    public void Objects_nested_without_bottom_are_refused_or_passed_over(string opening)
    {
        var nested = string.Concat(Enumerable.Repeat(opening, 300_000));

        foreach (var hostile in new[] { Made.RawPdf("", "<< /Type /Catalog /Pages 2 0 R >>", nested), Made.RawPage(Made.Text(nested)), Made.RawPdf($"/A {nested}", "<< >>") })
            Assert.True(Record.Exception(() => Read(hostile)) is null or UnreadableSourceException);
    }

    [Fact]
    public void A_tree_of_pages_that_holds_itself_holds_nothing() =>
        Assert.Empty(Read(Made.RawPdf("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")).Blocks);

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void A_truncated_one_is_refused(double part)
    {
        var whole = Sound();

        Refused("is cut off", whole[..(int)(whole.Length * part)]);
    }

    [Fact]
    public void A_damaged_one_is_refused_or_read_but_never_breaks_the_import()
    {
        var whole = Sound();
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var damaged = whole.ToArray();
            for (var k = 0; k < 40; k++)
                damaged[random.Next(8, damaged.Length - 10)] = (byte)random.Next(256);
            Assert.True(Record.Exception(() => Reader().Read(damaged, TestContext.Current.CancellationToken)) is null or UnreadableSourceException);
        }
    }

    private static byte[] Sound() =>
        Made.Pdf([new Made.Line(60, 700, 11, "La ville compte mille huit cents lampes dont"), new Made.Line(60, 686, 11, "la plupart sont vieilles.")]);

    private static void Refused(string reason, byte[] content) =>
        Assert.Contains(reason, Assert.Throws<UnreadableSourceException>(() => Read(content)).Message, StringComparison.Ordinal);

    private static ReadDocument Read(byte[] content) => Formats.Read(Reader(), content, TestContext.Current.CancellationToken);

    private static PdfReader Reader() => new(Library.Limits);
}
