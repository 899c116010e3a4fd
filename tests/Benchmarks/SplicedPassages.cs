using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Isegoria.Benchmarks;

/// <summary>
/// As many passages as wanted out of a thousand real ones: sentences of two of them in turn, and the mean of their two
/// vectors with noise, so that words are as frequent and vectors as near as in real documents, and no two are equal.
/// </summary>
internal sealed class SplicedPassages
{
    private const int Seed = 2026;
    private const int PassagesPerDocument = 20;

    /// <summary>Length of the noise beside a unit vector: a cosine of about 0.95 with the mean, as sentences of one paragraph have.</summary>
    private const float Noise = 0.3f;

    private readonly IReadOnlyList<BenchmarkPassage> _texts;
    private readonly IReadOnlyList<IReadOnlyList<string>> _sentences;
    private readonly IReadOnlyList<float[]> _vectors;
    private readonly string _encoder;

    /// <param name="texts">Real passages; two that are spliced are of one language.</param>
    public SplicedPassages(IReadOnlyList<BenchmarkPassage> texts, ISentenceEncoder encoder)
    {
        _texts = [.. texts.OrderBy(text => text.Language, StringComparer.Ordinal)];
        _sentences = [.. _texts.Select(text => Sentences.Split(text.Text))];
        _vectors = encoder.Encode([.. _texts.Select(text => text.Text)], EncodingPurpose.Passage, CancellationToken.None);
        _encoder = encoder.Name;
    }

    public async Task StoreAsync(DeliberationStore store, ConsultationId consultation, int count)
    {
        var random = new Random(Seed);
        await store.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)store.Database.GetDbConnection();
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        using var document = Insert(transaction, "INSERT INTO Documents (Id, ConsultationId, Title, Source, Language, Stance, Fingerprint) VALUES ($0, $1, $2, $3, $4, 'Unknown', $5)");
        using var passage = Insert(transaction, "INSERT INTO Passages (Id, DocumentId, Heading, Text, Language, \"Order\") VALUES ($0, $1, '', $2, $3, $4)");
        using var vector = Insert(transaction, "INSERT INTO Vectors (PassageId, Encoder, \"Values\") VALUES ($0, $1, $2)");
        for (var i = 0; i < count; i++)
        {
            var (language, text, values) = Next(random);
            var parent = string.Create(CultureInfo.InvariantCulture, $"{consultation}/d{i / PassagesPerDocument}");
            var id = string.Create(CultureInfo.InvariantCulture, $"{parent}#{i % PassagesPerDocument}");
            if (i % PassagesPerDocument == 0)
                Run(document, parent, consultation.Value, "", parent, language, parent);
            Run(passage, id, parent, text, language, i % PassagesPerDocument);
            Run(vector, id, _encoder, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        }
        await transaction.CommitAsync();
    }

    private (string Language, string Text, float[] Vector) Next(Random random)
    {
        var one = random.Next(_texts.Count);
        var other = random.Next(_texts.Count);
        if (_texts[one].Language != _texts[other].Language)
            other = one;
        var text = string.Join(' ', _sentences[one].Where((_, i) => i % 2 == 0).Concat(_sentences[other].Where((_, i) => i % 2 == 1)));
        return (_texts[one].Language, text, Between(_vectors[one], _vectors[other], random));
    }

    private static float[] Between(float[] one, float[] other, Random random)
    {
        var vector = new float[one.Length];
        var step = Noise * MathF.Sqrt(3f / vector.Length);
        for (var i = 0; i < vector.Length; i++)
            vector[i] = ((one[i] + other[i]) / 2) + (step * ((2 * random.NextSingle()) - 1));
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }

    private static SqliteCommand Insert(SqliteTransaction transaction, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        command.Parameters.Clear();
        foreach (var (i, value) in values.Index())
            command.Parameters.AddWithValue($"${i.ToString(CultureInfo.InvariantCulture)}", value);
        command.ExecuteNonQuery();
    }
}
