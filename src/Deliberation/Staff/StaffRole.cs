namespace Isegoria.Deliberation.Staff;

/// <summary>What a member of staff may do in a consultation.</summary>
public enum StaffRole
{
    /// <summary>Runs live sessions: agenda, broadcasts, held replies, open questions.</summary>
    Facilitator,

    /// <summary>All a facilitator may, and sets consultations up, reads transcripts, sees jobs and the audit log.</summary>
    Organiser,
}
