using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Consultations;

/// <summary>The copies of consultations that staff walk through; they are kept as any consultation is, and found by their id.</summary>
public interface IPreviews
{
    Task<IReadOnlyList<Consultation>> ListAsync(CancellationToken cancellation);

    /// <summary>Removes a preview with all that was said in it; false where there is none of this id. A consultation itself is never removed by this.</summary>
    Task<bool> RemoveAsync(ConsultationId id, CancellationToken cancellation);
}

/// <summary>How a preview is told from a consultation wherever only the id is seen: by a letter that no slug has.</summary>
public static class Previews
{
    public const string Prefix = "preview~";

    public static ConsultationId Named(string id) => new(Prefix + id);

    public static bool Is(ConsultationId id) => id.Value.StartsWith(Prefix, StringComparison.Ordinal);
}
