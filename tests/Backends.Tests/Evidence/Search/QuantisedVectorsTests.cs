using System.Globalization;
using System.Numerics.Tensors;
using Isegoria.Backends.Evidence.Search;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence.Search;

public sealed class QuantisedVectorsTests
{
    private const int Dimensions = 100;

    [Fact]
    public void Whatever_vectors_the_machine_has_the_dot_product_is_the_same()
    {
        var random = new Random(1);
        for (var steps = 1; steps <= 16; steps++)
        {
            var question = Enumerable.Range(0, steps * IntegerDot.Step).Select(_ => (short)random.Next(short.MinValue, short.MaxValue + 1)).ToArray();
            var row = Array.ConvertAll(question, _ => (sbyte)random.Next(-127, 128));
            var expected = question.Zip(row, (left, right) => left * right).Sum();

            Assert.Equal(expected, IntegerDot.Of(question, row));
            Assert.Equal(expected, IntegerDot.Portable(question, row));
            if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
                Assert.Equal(expected, IntegerDot.By256(question, row));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(65, 1)]
    [InlineData(20_000, 1)]
    [InlineData(20_000, 4)]
    public void The_nearest_are_those_of_a_full_search_with_floats(int count, int threads)
    {
        var (vectors, floats) = Filled(count);
        var question = Unit(new Random(2));

        var found = vectors.Nearest(question, 20, threads);

        var expected = floats.Index().OrderByDescending(row => TensorPrimitives.Dot<float>(row.Item, question)).Take(20).Select(row => Id(row.Index)).ToList();
        Assert.Equal(Math.Min(20, count), found.Count);
        Assert.Equal(expected[0], found[0].Id);
        Assert.InRange(found.Select(one => one.Id).Intersect(expected).Count(), Math.Min(count, 18), 20);
        Assert.True(found.Zip(found.Skip(1)).All(pair => pair.First.Similarity >= pair.Second.Similarity));
        Assert.All(found, one => Assert.Equal(TensorPrimitives.Dot<float>(floats[int.Parse(one.Id, CultureInfo.InvariantCulture)], question), one.Similarity, 0.003f));
    }

    [Fact]
    public void Several_threads_find_what_one_finds_also_among_equals()
    {
        var vectors = new QuantisedVectors(Dimensions);
        var one = Unit(new Random(3));
        for (var row = 0; row < 20_000; row++)
            vectors.Add(Id(row), "fr", one);

        var found = vectors.Nearest(one, 10, threads: 4);

        Assert.Equal(Enumerable.Range(0, 10).Select(Id), found.Select(row => row.Id));
    }

    [Fact]
    public void The_background_is_the_mean_cosine_of_a_language_drawn_to_the_typical_one()
    {
        var (vectors, floats) = Filled(1_000);
        var question = Unit(new Random(4));
        var french = floats.Where((_, row) => row % 2 == 0).Average(row => (double)TensorPrimitives.Dot<float>(row, question));

        Assert.Equal(((french * 500) + (0.8 * 20)) / 520, vectors.Background("fr", question, typical: 0.8, weight: 20), 5);
        Assert.Equal(0.8, vectors.Background("de", question, typical: 0.8, weight: 20), 5);
    }

    [Fact]
    public void Of_a_passage_without_a_vector_no_cosine_is_known()
    {
        var (vectors, _) = Filled(3);

        Assert.Null(vectors.Similarity("elsewhere", Unit(new Random(5))));
        Assert.False(vectors.Has("elsewhere"));
        Assert.Empty(new QuantisedVectors(Dimensions).Nearest(Unit(new Random(5)), 10, threads: 2));
    }

    [Fact]
    public void A_vector_of_another_length_is_named()
    {
        var error = Assert.Throws<InvalidDataException>(() => new QuantisedVectors(8).Add("one", "fr", [1, 0]));

        Assert.Contains("one has 2 numbers", error.Message, StringComparison.Ordinal);
    }

    private static (QuantisedVectors Vectors, List<float[]> Floats) Filled(int count)
    {
        var random = new Random(6);
        var vectors = new QuantisedVectors(Dimensions);
        var floats = new List<float[]>();
        for (var row = 0; row < count; row++)
        {
            floats.Add(Unit(random));
            vectors.Add(Id(row), row % 2 == 0 ? "fr" : "en", floats[row]);
        }
        return (vectors, floats);
    }

    private static string Id(int row) => row.ToString(CultureInfo.InvariantCulture);

    private static float[] Unit(Random random)
    {
        var vector = Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
