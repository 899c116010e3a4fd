namespace Isegoria.Deliberation.Screens;

/// <summary>
/// A second opinion from outside on what leaves and on what goes into a model's prompt. It can only close the gate
/// further: nothing it says lets a text out that the gate itself held back.
/// </summary>
public interface IContentScreen
{
    /// <summary>Whether a text may leave. Never throws but for the caller's own cancellation: an outage is an answer.</summary>
    Task<ContentFinding> LookAsync(string text, CancellationToken cancellation);

    /// <summary>Whether a citizen's message and documents hold instructions to the machine. Never throws but for the caller's own cancellation.</summary>
    /// <param name="message">None where only documents are looked at.</param>
    Task<ShieldFinding> ShieldAsync(string? message, IReadOnlyList<string> documents, CancellationToken cancellation);
}

/// <summary>What the screen says of a text that is about to leave.</summary>
public abstract record ContentFinding
{
    private ContentFinding() { }

    /// <summary>Whether the text has to stay.</summary>
    public abstract bool Blocks { get; }

    public sealed record Clear : ContentFinding
    {
        public override bool Blocks => false;
    }

    /// <param name="Categories">At least one: Hate, SelfHarm, Sexual, Violence or the name of a blocklist.</param>
    public sealed record Harmful(IReadOnlyList<string> Categories) : ContentFinding
    {
        public override bool Blocks => true;
    }

    /// <summary>It did not answer. The local gate has judged already, so the text leaves unless the screen was made a condition.</summary>
    public sealed record Unavailable(bool Required) : ContentFinding
    {
        public override bool Blocks => Required;
    }
}

/// <summary>What the screen says of texts that are about to go into a model's prompt.</summary>
/// <param name="Message">Whether the citizen's message has to stay out.</param>
/// <param name="Documents">The same of each document, in the order given.</param>
public sealed record ShieldFinding(bool Message, IReadOnlyList<bool> Documents)
{
    /// <summary>All have to stay out, or none.</summary>
    public static ShieldFinding All(bool marked, int documents) => new(marked, [.. Enumerable.Repeat(marked, documents)]);
}

/// <summary>Where no second opinion was asked for: the local screens decide alone.</summary>
public sealed class NoContentScreen : IContentScreen
{
    public Task<ContentFinding> LookAsync(string text, CancellationToken cancellation) =>
        Task.FromResult<ContentFinding>(new ContentFinding.Clear());

    public Task<ShieldFinding> ShieldAsync(string? message, IReadOnlyList<string> documents, CancellationToken cancellation) =>
        Task.FromResult(ShieldFinding.All(false, documents.Count));
}
