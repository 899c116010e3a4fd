using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Staff;

/// <summary>Links that sign a member of staff in, once. Only a digest of each is kept.</summary>
public interface IAccessLinks
{
    /// <summary>A new key, of 128 random bits, which nobody is told again.</summary>
    Task<string> CreateAsync(StaffGrant grant, DateTimeOffset expiresAt, CancellationToken cancellation);

    /// <summary>What a key grants, without using it up; none where it is unknown, used or expired.</summary>
    Task<StaffGrant?> LookAsync(string key, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Uses a key up. None where it is unknown, expired, or was used before.</summary>
    Task<StaffGrant?> UseAsync(string key, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Whether a link was ever made: the first start makes one.</summary>
    Task<bool> AnyAsync(CancellationToken cancellation);
}

/// <summary>What staff did. No citizen's words: ids, numbers and the staff's own names.</summary>
public interface IAuditLog
{
    Task WriteAsync(AuditEntry entry, CancellationToken cancellation);

    /// <summary>The newest first.</summary>
    /// <param name="consultation">None for those of all.</param>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(ConsultationId? consultation, int most, CancellationToken cancellation);
}

/// <param name="Action">A word of the program, such as "session.next".</param>
/// <param name="Target">The id of what it was done to; empty where the consultation itself is meant.</param>
public sealed record AuditEntry(DateTimeOffset At, string Who, ConsultationId? Consultation, string Action, string Target);
