using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Backends.Tests.Encoding;

public sealed class RememberedVectorsTests
{
    [Fact]
    public void A_text_is_encoded_once_for_each_purpose_and_the_order_is_the_callers()
    {
        var inner = new CountingEncoder();
        var remembered = new RememberedVectors(inner, 100);

        Assert.Equal([1f, 2f], remembered.Encode(["a", "bb"], EncodingPurpose.Query, TestContext.Current.CancellationToken).Select(v => v[0]));
        Assert.Equal([2f, 3f, 1f], remembered.Encode(["bb", "ccc", "a"], EncodingPurpose.Query, TestContext.Current.CancellationToken).Select(v => v[0]));
        Assert.Equal(3, inner.Encoded);

        remembered.Encode(["a"], EncodingPurpose.Passage, TestContext.Current.CancellationToken);
        Assert.Equal(4, inner.Encoded);
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_asked_again_stays()
    {
        var inner = new CountingEncoder();
        var remembered = new RememberedVectors(inner, 10);
        for (var i = 0; i < 50; i++)
        {
            remembered.Encode([$"text {i}"], EncodingPurpose.Query, TestContext.Current.CancellationToken);
            remembered.Encode(["the same"], EncodingPurpose.Query, TestContext.Current.CancellationToken);
        }

        Assert.Equal(51, inner.Encoded);
        remembered.Encode(["text 0"], EncodingPurpose.Query, TestContext.Current.CancellationToken);
        Assert.Equal(52, inner.Encoded);
    }

    private sealed class CountingEncoder : ISentenceEncoder
    {
        public int Encoded { get; private set; }

        public string Name => "counting/1";

        public int Dimensions => 1;

        public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation)
        {
            Encoded += texts.Count;
            return [.. texts.Select(text => new[] { (float)text.Length })];
        }
    }
}
