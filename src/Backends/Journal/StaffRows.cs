namespace Isegoria.Backends.Journal;

/// <summary>A link that signs somebody in once.</summary>
public sealed class AccessLinkRow
{
    /// <summary>SHA-256 of the key, hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>As <see cref="Isegoria.Deliberation.Staff.StaffGrant"/> writes itself.</summary>
    public required string Grant { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

public sealed class AuditRow
{
    public long Sequence { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Who { get; init; }

    /// <summary>Empty where no consultation is meant.</summary>
    public required string ConsultationId { get; init; }

    public required string Action { get; init; }
    public required string Target { get; init; }
}

public sealed class LiveSessionRow
{
    public required string Id { get; init; }
    public required string ConsultationId { get; init; }
    public required string Code { get; init; }
    public int Version { get; set; }
    public bool Open { get; set; }
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The whole session.</summary>
    public required string Json { get; set; }
}

public sealed class SessionMemberRow
{
    public required string SessionId { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>A first name or pseudonym the citizen chose for the room; removed on erasure.</summary>
    public string? Name { get; set; }

    public DateTimeOffset JoinedAt { get; set; }
}

/// <summary>A reply that waits, or waited, for a person.</summary>
public sealed class HeldReplyRow
{
    public required string ActivityId { get; init; }
    public required string ConversationId { get; init; }
    public required string ConsultationId { get; init; }
    public DateTimeOffset HeldAt { get; init; }
    public DateTimeOffset Until { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Name of the outcome; null while it waits.</summary>
    public string? Outcome { get; set; }

    public string? DecidedBy { get; set; }
}

/// <summary>What an organiser wrote about a turn: a note, a tag, or whether the verdict on one of its sentences was right.</summary>
public sealed class ReviewRow
{
    public long Sequence { get; init; }
    public required string ActivityId { get; init; }
    public required string ConsultationId { get; init; }
    public required string Kind { get; init; }

    /// <summary>Which of the judged sentences, from 0; null where the whole turn is meant.</summary>
    public int? Sentence { get; init; }

    public required string Text { get; init; }
    public required string Who { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A citizen's objection to a reply.</summary>
public sealed class ObjectionRow
{
    public long Sequence { get; init; }
    public required string ActivityId { get; init; }
    public required string ConversationId { get; init; }
    public required string ConsultationId { get; init; }
    public required string Text { get; set; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public string? AnsweredBy { get; set; }
    public string? Answer { get; set; }
}
