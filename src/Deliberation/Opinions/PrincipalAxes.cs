using System.Runtime.Intrinsics;

namespace Isegoria.Deliberation.Opinions;

/// <summary>
/// The two directions along which votes differ most. A vote that is missing counts as its statement's mean, as in Polis
/// (Small, Bjorkegren, Erkkila, Shaw and Megill, "Polis: scaling deliberation by mapping high dimensional opinion
/// spaces", Recerca 26, 2021), so the centred matrix holds a number only where a vote was cast and stays sparse.
/// </summary>
/// <param name="Means">Of each statement's votes.</param>
/// <param name="First">A unit vector over the statements, the direction of most variance; all 0 where there is none.</param>
public sealed record PrincipalAxes(IReadOnlyList<StatementId> Statements, double[] Means, double[] First, double[] Second)
{
    /// <summary>Two directions wanted and two that let them settle sooner; together one vector register.</summary>
    private const int Block = 4;
    private const int MostRounds = 300;
    private const int BetweenLooks = 4;
    private const double Settled = 1e-12;
    private const double Vanishing = 1e-10;

    /// <param name="left">True for columns that take no part: they count as 0 for everybody.</param>
    /// <param name="start">The axes found before: votes that came since turn them a little, and the signs stay.</param>
    public static PrincipalAxes Of(VoteMatrix votes, IReadOnlyList<bool> left, Random random, PrincipalAxes? start = null)
    {
        var means = MeansOf(votes, left);
        var begun = Start(votes.Statements, random, start);
        Vector256<double>[] block = [.. begun];
        Orthonormalise(block);
        var centred = Centred(votes, left, means);
        for (var round = 1; round <= MostRounds; round++)
        {
            var turned = Times(votes, centred, block);
            if (round % BetweenLooks != 0)
            {
                Orthonormalise(block = turned);
                continue;
            }
            var before = block;
            block = Ritz(before, turned);
            if (Alike(before, block))
                break;
            Orthonormalise(block);
        }
        return new PrincipalAxes(votes.Statements, means, Axis(block, 0, start is null ? null : begun), Axis(block, 1, start is null ? null : begun));
    }

    private static double[] MeansOf(VoteMatrix votes, IReadOnlyList<bool> left)
    {
        var (sums, counts) = (new double[votes.Statements.Count], new int[votes.Statements.Count]);
        for (var row = 0; row < votes.Participants.Count; row++)
        {
            var columns = votes.Columns(row);
            var cast = votes.Votes(row);
            for (var i = 0; i < columns.Length; i++)
            {
                sums[columns[i]] += cast[i];
                counts[columns[i]]++;
            }
        }
        return [.. sums.Select((sum, column) => left[column] || counts[column] == 0 ? 0 : sum / counts[column])];
    }

    private static double[] Centred(VoteMatrix votes, IReadOnlyList<bool> left, double[] means)
    {
        var centred = new double[votes.Count];
        var at = 0;
        for (var row = 0; row < votes.Participants.Count; row++)
        {
            var columns = votes.Columns(row);
            var cast = votes.Votes(row);
            for (var i = 0; i < columns.Length; i++)
                centred[at++] = left[columns[i]] ? 0 : cast[i] - means[columns[i]];
        }
        return centred;
    }

    private static Vector256<double>[] Start(IReadOnlyList<StatementId> statements, Random random, PrincipalAxes? start)
    {
        var known = start?.Statements.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var block = new Vector256<double>[statements.Count];
        for (var column = 0; column < block.Length; column++)
        {
            var drawn = Vector256.Create(random.NextDouble(), random.NextDouble(), random.NextDouble(), random.NextDouble()) - Vector256.Create(0.5);
            block[column] = known is null ? drawn
                : known.TryGetValue(statements[column], out var before) ? drawn.WithElement(0, start!.First[before]).WithElement(1, start.Second[before])
                : drawn.WithElement(0, 0).WithElement(1, 0);
        }
        return block;
    }

    /// <summary>The centred matrix, transposed, times itself times the block.</summary>
    private static Vector256<double>[] Times(VoteMatrix votes, double[] centred, Vector256<double>[] block)
    {
        var product = new Vector256<double>[block.Length];
        var at = 0;
        for (var row = 0; row < votes.Participants.Count; row++)
        {
            var columns = votes.Columns(row);
            var values = centred.AsSpan(at, columns.Length);
            var sum = Vector256<double>.Zero;
            for (var i = 0; i < columns.Length; i++)
                sum += block[columns[i]] * values[i];
            for (var i = 0; i < columns.Length; i++)
                product[columns[i]] += sum * values[i];
            at += columns.Length;
        }
        return product;
    }

    /// <summary>Gram and Schmidt, twice over for the sake of rounding; a direction of which only rounding would be left becomes 0.</summary>
    private static void Orthonormalise(Vector256<double>[] block)
    {
        for (var own = 0; own < Block; own++)
        {
            var before = Length(block, own);
            for (var pass = 0; pass < 2; pass++)
            {
                var along = Vector256<double>.Zero;
                foreach (var row in block)
                    along += row * row[own];
                for (var i = 0; i < block.Length; i++)
                {
                    var part = 0.0;
                    for (var earlier = 0; earlier < own; earlier++)
                        part += along[earlier] * block[i][earlier];
                    block[i] = block[i].WithElement(own, block[i][own] - part);
                }
            }
            var length = Length(block, own);
            for (var i = 0; i < block.Length; i++)
                block[i] = block[i].WithElement(own, length > Vanishing * before ? block[i][own] / length : 0);
        }
    }

    private static double Length(Vector256<double>[] block, int which) => Math.Sqrt(block.Sum(row => row[which] * row[which]));

    /// <summary>Rayleigh and Ritz: the block's own directions of most variance, in their order.</summary>
    private static Vector256<double>[] Ritz(Vector256<double>[] block, Vector256<double>[] turned)
    {
        var small = new double[Block, Block];
        for (var i = 0; i < block.Length; i++)
        {
            for (var one = 0; one < Block; one++)
            {
                for (var other = 0; other < Block; other++)
                    small[one, other] += block[i][one] * turned[i][other];
            }
        }
        var vectors = SymmetricMatrix.Eigenvectors(small);
        var found = new Vector256<double>[block.Length];
        for (var i = 0; i < block.Length; i++)
        {
            for (var one = 0; one < Block; one++)
                found[i] += vectors[one] * block[i][one];
        }
        return found;
    }

    private static bool Alike(Vector256<double>[] before, Vector256<double>[] after)
    {
        var products = Vector256<double>.Zero;
        for (var i = 0; i < before.Length; i++)
            products += before[i] * after[i];
        return 1 - Math.Abs(products[0]) < Settled && 1 - Math.Abs(products[1]) < Settled;
    }

    /// <summary>An axis has no sign of its own: it keeps the former one's, or its longest coordinate points ahead.</summary>
    private static double[] Axis(Vector256<double>[] block, int which, Vector256<double>[]? former)
    {
        double[] axis = [.. block.Select(row => row[which])];
        var ahead = former is null
            ? axis.DefaultIfEmpty().MaxBy(Math.Abs)
            : axis.Zip(former, (own, before) => own * before[which]).Sum();
        return ahead < 0 ? [.. axis.Select(coordinate => -coordinate)] : axis;
    }
}
