namespace Isegoria.Deliberation.Turns;

/// <summary>The slug of a consultation: 1 to 64 of a-z, 0-9 and hyphen.</summary>
public readonly record struct ConsultationId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One citizen's conversation on one channel, by the channel's own conversation id prefixed with the channel.</summary>
public readonly record struct ConversationId(string Value)
{
    /// <summary>The channel's prefix.</summary>
    public string Channel => Value.Split('/', 2)[0];

    public override string ToString() => Value;
}

/// <summary>The channel's id of one incoming activity; unique within the store, so a redelivered activity is recognised.</summary>
public readonly record struct ActivityId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Where a reply goes: the channel's own conversation reference, opaque outside the channels.</summary>
public readonly record struct ReturnAddress(string Value)
{
    public override string ToString() => "(address)";
}

/// <summary>Makes ids that nobody can guess; a boundary so that tests can foretell them.</summary>
public interface IIdSource
{
    /// <summary>A fresh id of 22 URL-safe characters (128 bits).</summary>
    string NewId();
}
