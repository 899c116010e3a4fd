using Isegoria.Deliberation.Screens;

namespace Isegoria.Doubles;

/// <summary>Finds the same in every text that leaves, and nothing in what goes into a prompt. Keeps what it was asked.</summary>
public sealed class FixedContentScreen(ContentFinding finding) : IContentScreen
{
    private readonly List<string> _asked = [];

    public IReadOnlyList<string> Asked => _asked;

    public Task<ContentFinding> LookAsync(string text, CancellationToken cancellation)
    {
        _asked.Add(text);
        return Task.FromResult(finding);
    }

    public Task<ShieldFinding> ShieldAsync(string? message, IReadOnlyList<string> documents, CancellationToken cancellation) =>
        Task.FromResult(ShieldFinding.All(false, documents.Count));
}
