using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>
/// What reading one PDF may cost. The library takes it as its filters, through which every stream is unpacked; readers of
/// pages find it there.
/// </summary>
internal sealed class PdfBounds(ReadingOptions limits, CancellationToken cancellation) : IFilterProvider
{
    private long _unpacked;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    /// <param name="letters">Of the page so far.</param>
    public void CheckPage(int page, int letters)
    {
        cancellation.ThrowIfCancellationRequested();
        if (letters > limits.MostLettersPerPage!.Value)
            throw new UnreadableSourceException($"has more than {limits.MostLettersPerPage} letters on page {page}");
    }

    private List<IFilter> Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, this))];

    private void Check(long unpacked)
    {
        cancellation.ThrowIfCancellationRequested();
        if (unpacked > limits.LargestStreamBytes!.Value)
            throw new UnreadableSourceException($"holds a stream that unpacks to more than {limits.LargestStreamBytes} bytes");
        if (_unpacked + unpacked > limits.MostUnpackedBytes!.Value)
            throw new UnreadableSourceException($"unpacks to more than {limits.MostUnpackedBytes} bytes");
    }

    /// <summary>Measures before it lets the library unpack into memory.</summary>
    private sealed class BoundedFilter(IFilter filter, PdfBounds bounds) : IFilter
    {
        /// <summary>Bytes that one byte can become, at most.</summary>
        private const int HighestRunLength = 64;

        private const int HighestLzw = 2_800;
        private const int ZlibHeader = 2;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (filter is FlateFilter)
                Measure(input);
            else if (filter is LzwFilter or RunLengthFilter)
                bounds.Check((long)input.Length * (filter is LzwFilter ? HighestLzw : HighestRunLength));
            var output = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
            bounds.Check(output.Length);
            bounds._unpacked += output.Length;
            return output;
        }

        private void Measure(Memory<byte> input)
        {
            if (input.Length <= ZlibHeader)
                return;
            using var packed = new MemoryStream(input[ZlibHeader..].ToArray(), writable: false);
            using var stream = new DeflateStream(packed, CompressionMode.Decompress);
            var piece = new byte[81_920];
            try
            {
                long unpacked = 0;
                for (var read = stream.Read(piece); read > 0; read = stream.Read(piece))
                    bounds.Check(unpacked += read);
            }
            catch (InvalidDataException)
            {
                // Broken after what was measured: the library reads no further either.
            }
        }
    }
}
