using System.Security.Cryptography;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>A running Direct Line server on a loopback port, with any bot behind it.</summary>
public abstract class DirectLineHost : IAsyncLifetime
{
    /// <summary>The root of the server, with its port.</summary>
    public Uri Address { get; protected set; } = null!;

    public string Secret { get; protected set; } = "";

    /// <summary>A consultation the server knows.</summary>
    public abstract string Consultation { get; }

    /// <summary>The server's clock.</summary>
    public ShiftedTime Time { get; } = new();

    public HttpClient Http { get; } = new();

    public abstract ValueTask InitializeAsync();

    public virtual ValueTask DisposeAsync()
    {
        Http.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public Uri DirectLine(string path) => new(Address, $"/v3/directline{path}");
}

/// <summary>The real clock, set forward by a test; timers run as they do.</summary>
public sealed class ShiftedTime : TimeProvider
{
    private long _ahead;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));
}

internal sealed class DrawnIds : IIdSource
{
    public string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(11));
}
