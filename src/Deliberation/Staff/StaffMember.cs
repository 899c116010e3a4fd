using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Staff;

/// <summary>A role in one consultation, or in all of them where none is named.</summary>
public sealed record StaffGrant(StaffRole Role, ConsultationId? Consultation)
{
    public bool Covers(StaffRole role, ConsultationId consultation) =>
        Role >= role && (Consultation is null || Consultation == consultation);

    /// <summary>"organiser", or "facilitator:rivemont".</summary>
    public override string ToString() =>
        Role.ToString().ToLowerInvariant() + (Consultation is { } slug ? $":{slug}" : "");

    /// <summary>None where the text names no role.</summary>
    public static StaffGrant? Of(string text)
    {
        var parts = text.Split(':', 2);
        return Enum.GetValues<StaffRole>().Where(role => string.Equals(role.ToString(), parts[0], StringComparison.OrdinalIgnoreCase)).ToList() is [var found]
            ? new StaffGrant(found, parts.Length == 2 ? new ConsultationId(parts[1]) : null)
            : null;
    }
}

/// <summary>Somebody who is signed in at the console.</summary>
/// <param name="Name">As they named themselves, or as the sign-in names them; it stands beside all they do.</param>
/// <param name="Until">When the sign-in ends, whatever is open then.</param>
public sealed record StaffMember(string Name, IReadOnlyList<StaffGrant> Grants, DateTimeOffset Until)
{
    public bool May(StaffRole role, ConsultationId consultation) => Grants.Any(grant => grant.Covers(role, consultation));

    /// <summary>Whether the role is theirs in every consultation, those to come included.</summary>
    public bool MayEverywhere(StaffRole role) => Grants.Any(grant => grant.Consultation is null && grant.Role >= role);
}
