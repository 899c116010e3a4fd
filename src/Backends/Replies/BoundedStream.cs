namespace Isegoria.Backends.Replies;

/// <summary>A stream that breaks off after a number of bytes, for what is read while it arrives.</summary>
internal sealed class BoundedStream(Stream inner, long most) : Stream
{
    private long _left = most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The same content, whose reader gets an <see cref="IOException"/> beyond the limit.</summary>
    public static async Task<HttpContent> AroundAsync(HttpContent content, long most, CancellationToken cancellation)
    {
        var bounded = new StreamContent(new BoundedStream(await content.ReadAsStreamAsync(cancellation), most));
        foreach (var (name, values) in content.Headers)
            bounded.Headers.TryAddWithoutValidation(name, values);
        return bounded;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _left -= read;
        return _left >= 0 ? read : throw new IOException("The answer is longer than any answer may be.");
    }
}
