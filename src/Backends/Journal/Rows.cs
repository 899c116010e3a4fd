namespace Isegoria.Backends.Journal;

/// <summary>A consultation, its words as JSON.</summary>
public sealed class ConsultationRow
{
    public required string Id { get; init; }
    public required string Json { get; set; }

    /// <summary>Whether staff have stopped the assistant's own voice.</summary>
    public bool Silent { get; set; }
}

public sealed class ConversationRow
{
    public required string Id { get; init; }
    public required string ConsultationId { get; init; }

    /// <summary>Turns kept so far; the next turn's number is one more.</summary>
    public int Turns { get; set; }

    /// <summary>The highest sequence number of the channel's history.</summary>
    public long Activities { get; set; }

    public string? Progress { get; set; }

    /// <summary>SHA-256 of the newest turn, hexadecimal; empty before the first.</summary>
    public string Head { get; set; } = "";

    /// <summary>Where the citizen wrote from last, so that they can be told something; empty before that, and after erasure.</summary>
    public string ReplyTo { get; set; } = "";
}

/// <summary>An incoming message, stored before it is acknowledged.</summary>
public sealed class MessageRow
{
    public long Sequence { get; init; }
    public required string ActivityId { get; init; }
    public required string ConversationId { get; init; }
    public required string ConsultationId { get; init; }
    public required string Kind { get; init; }

    /// <summary>Emptied once the turn is kept: the turn holds the words, where consent allows it.</summary>
    public required string Text { get; set; }

    public string? Locale { get; init; }
    public required string ReplyTo { get; set; }
    public DateTimeOffset ReceivedAt { get; init; }
    public bool Answered { get; set; }
}

/// <summary>A turn with its outgoing reply; the reply is unsent while <see cref="SentAt"/> is null.</summary>
public sealed class TurnRow
{
    public long Sequence { get; init; }
    public required string ActivityId { get; init; }
    public required string ConversationId { get; init; }
    public required string ConsultationId { get; init; }
    public int Number { get; init; }
    public required string Move { get; init; }

    /// <summary>The whole turn as JSON; emptied on erasure, while <see cref="Digest"/> and <see cref="Hash"/> stay.</summary>
    public required string Json { get; set; }

    /// <summary>Random bytes mixed into the digest, so that an erased text cannot be guessed from it; removed on erasure.</summary>
    public required string Salt { get; set; }

    /// <summary>HMAC-SHA-256 of the JSON under the salt, hexadecimal.</summary>
    public required string Digest { get; init; }

    /// <summary>SHA-256 over the previous turn's hash and this digest, hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Name of the kind of message, and of the stage after it (empty where nobody stands anywhere).</summary>
    public string Kind { get; init; } = "";
    public string Stage { get; init; } = "";

    /// <summary>What it is found by; loaded with it nowhere.</summary>
    public LookupRow? Lookup { get; init; }

    public DateTimeOffset DecidedAt { get; init; }
    public DateTimeOffset? SentAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset DueAt { get; set; }
}

/// <summary>One entry of a channel's history.</summary>
public sealed class ActivityRow
{
    public required string ConversationId { get; init; }
    public long Sequence { get; init; }
    public required string Id { get; init; }
    public required string Json { get; set; }
}

/// <summary>A statement that others vote on; a seed statement has no conversation.</summary>
public sealed class StatementRow
{
    public required string ConsultationId { get; init; }
    public required string Id { get; init; }
    public string? ConversationId { get; init; }

    /// <summary>Texts by language code, as JSON.</summary>
    public required string Texts { get; set; }

    public DateTimeOffset ApprovedAt { get; init; }

    /// <summary>As <see cref="Deliberation.Opinions.Moderation"/>.</summary>
    public int Moderation { get; set; }

    /// <summary>Why it was rejected; empty otherwise.</summary>
    public string Reason { get; set; } = "";

    public bool Meta { get; init; }
}

public sealed class VoteRow
{
    public required string ConversationId { get; init; }
    public required string StatementId { get; init; }
    public required string ConsultationId { get; init; }
    public int Value { get; set; }
    public DateTimeOffset At { get; set; }
}

public sealed class AnswerRow
{
    public required string ConversationId { get; init; }
    public required string Step { get; init; }
    public required string ConsultationId { get; init; }
    public required string Value { get; set; }
    public DateTimeOffset At { get; set; }
}

public sealed class ConsentRow
{
    public required string ConversationId { get; init; }
    public required string Purpose { get; init; }
    public bool Given { get; set; }
    public required string NoticeVersion { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A question the documents did not answer, or a wish to talk to a person; open while <see cref="ClosedAt"/> is null.</summary>
public sealed class RequestRow
{
    public long Sequence { get; init; }
    public required string ConsultationId { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>The activity whose turn asked; empty where it was kept before turns were named here.</summary>
    public string ActivityId { get; init; } = "";

    public required string Text { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Who closed it, in their own words for themselves; null while it is open.</summary>
    public string? ClosedBy { get; set; }
}

/// <summary>What a consultation has used of the language model, with what is reserved for calls under way.</summary>
public sealed class ModelUseRow
{
    public required string ConsultationId { get; init; }
    public long PromptTokens { get; set; }
    public long AnswerTokens { get; set; }

    /// <summary>In millionths of the currency of the prices.</summary>
    public long Cost { get; set; }
}

public sealed class DocumentRow
{
    public required string Id { get; init; }
    public required string ConsultationId { get; init; }
    public required string Title { get; set; }
    public required string Source { get; init; }
    public required string Language { get; set; }
    public string? Author { get; set; }

    /// <summary>ISO 8601 date, or null.</summary>
    public string? Date { get; set; }

    public required string Stance { get; set; }

    /// <summary>SHA-256 of the source, so that an unchanged one is not read again.</summary>
    public required string Fingerprint { get; set; }
}

public sealed class PassageRow
{
    public required string Id { get; init; }
    public required string DocumentId { get; init; }
    public required string Heading { get; init; }
    public required string Text { get; init; }
    public required string Language { get; init; }
    public int Order { get; init; }

    /// <summary>The page the passage begins on, from 1, or null.</summary>
    public int? Page { get; init; }

    /// <summary>It read like an instruction to the machine when it was imported, or its document's name did.</summary>
    public bool Marked { get; init; }
}

/// <summary>A passage's vector under one encoder: little-endian floats.</summary>
public sealed class VectorRow
{
    public required string PassageId { get; init; }
    public required string Encoder { get; init; }
    public required byte[] Values { get; init; }
}
