using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Opinions;

/// <summary>How a consultation's votes stand, kept at hand because every vote asks for it.</summary>
public interface IOpinions
{
    /// <summary>The picture may be some moments old; the same votes in the same order give the same letters.</summary>
    Task<OpinionPicture> AtAsync(ConsultationId consultation, CancellationToken cancellation);

    /// <summary>The statement that says most nearly the same as a new text; none where none does, or where nobody can tell at the moment.</summary>
    Task<Statement?> AlikeAsync(string text, Language language, IReadOnlyList<Statement> among, CancellationToken cancellation);
}

/// <summary>Statements as the team moderates them.</summary>
public interface IModeration
{
    /// <summary>All statements of a consultation, oldest first.</summary>
    Task<IReadOnlyList<Statement>> ReadAsync(ConsultationId consultation, CancellationToken cancellation);

    /// <summary>False where there is no such statement, or it stands so already.</summary>
    /// <param name="reason">Shown to its author and in public; empty unless it is rejected.</param>
    Task<bool> DecideAsync(
        ConsultationId consultation, StatementId statement, Moderation moderation, string reason, CancellationToken cancellation);
}
