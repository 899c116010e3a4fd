namespace Isegoria.Backends.Journal;

/// <summary>A caucus, without anybody's words.</summary>
public sealed class CaucusRow
{
    public required string Id { get; init; }
    public required string ConsultationId { get; init; }
    public required string Phase { get; set; }
    public bool Open { get; set; }
    public int Version { get; set; }

    /// <summary>One more with everything that is given or taken back: what was counted is counted no longer once it has changed.</summary>
    public long Given { get; set; }

    /// <summary>The whole caucus.</summary>
    public required string Json { get; set; }
}

/// <summary>A candidate for the group's statement.</summary>
public sealed class CandidateRow
{
    public required string CaucusId { get; init; }
    public required string Id { get; init; }
    public int Round { get; init; }
    public required string Origin { get; init; }
    public required string Language { get; init; }

    /// <summary>Sentences with what they stand on, as JSON; empty once withdrawn.</summary>
    public required string Sentences { get; set; }

    /// <summary>Texts by language code, as JSON; empty once withdrawn.</summary>
    public required string Texts { get; set; }

    /// <summary>The statement or opinion whose words these are; null where a model wrote them.</summary>
    public string? Quoted { get; init; }
}

/// <summary>An opinion for the group's statement; its id is its statement's where it is published.</summary>
public sealed class OpinionRow
{
    public required string CaucusId { get; init; }
    public required string ConversationId { get; init; }
    public required string Id { get; set; }
    public required string Text { get; set; }
    public required string Language { get; set; }
    public bool Shown { get; set; }
    public DateTimeOffset At { get; set; }
}

public sealed class BallotRow
{
    public required string CaucusId { get; init; }
    public required string ConversationId { get; init; }
    public int Round { get; init; }

    /// <summary>Places best first, each a list of candidate ids, as JSON.</summary>
    public required string Places { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A critique of the leading statement; empty where there was nothing to criticise.</summary>
public sealed class CritiqueRow
{
    public required string CaucusId { get; init; }
    public required string ConversationId { get; init; }
    public required string Id { get; set; }
    public required string Text { get; set; }
    public required string Language { get; set; }
    public bool Shown { get; set; }
    public DateTimeOffset At { get; set; }
}

public sealed class EndorsementRow
{
    public required string CaucusId { get; init; }
    public required string ConversationId { get; init; }
    public required string Value { get; set; }
    public required string Reason { get; set; }
    public DateTimeOffset At { get; set; }
}
