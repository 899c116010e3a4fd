using System.Numerics.Tensors;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Mediation;
using Microsoft.Extensions.Logging;

namespace Isegoria.Backends.Mediation;

/// <summary>Compares texts by the vectors of the sentence encoder, across languages as within one.</summary>
public sealed partial class EncodedLikeness(ISentenceEncoder encoder, ILogger<EncodedLikeness> logger) : ILikeness
{
    public IReadOnlyList<IReadOnlyList<double>>? Between(IReadOnlyList<string> ones, IReadOnlyList<string> others, CancellationToken cancellation)
    {
        try
        {
            var left = encoder.Encode(ones, EncodingPurpose.Passage, cancellation);
            var right = ReferenceEquals(ones, others) ? left : encoder.Encode(others, EncodingPurpose.Passage, cancellation);
            return [.. left.Select(one => (IReadOnlyList<double>)[.. right.Select(other => (double)TensorPrimitives.CosineSimilarity<float>(one, other))])];
        }
        catch (EncoderUnavailableException)
        {
            LogUnavailable();
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Opinions could not be compared: the encoder gave no vectors.")]
    private partial void LogUnavailable();
}
