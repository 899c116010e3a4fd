using Isegoria.Deliberation.Records;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Journal;

/// <summary>Follows the chain of one conversation from its first turn, in order. An erased turn is a link without words.</summary>
/// <param name="head">The hash that the conversation ends in.</param>
internal sealed class ChainWalk(string head, int turns)
{
    private string _hash = "";
    private int _number;

    /// <summary>The first turn whose link does not hold; none where every one does.</summary>
    public ActivityId? Broken { get; private set; }

    /// <summary>Every turn is there, none was changed, and the last is where the conversation says it ends.</summary>
    public bool IsWhole => Broken is null && _number == turns && _hash == head;

    public void Take(TurnRow row)
    {
        var holds = row.Number == _number + 1
            && RecordChain.Link(_hash, row.Digest) == row.Hash
            && (row.Json.Length == 0 || RecordChain.Digest(row.Salt, row.Json) == row.Digest);
        if (!holds)
            Broken ??= new ActivityId(row.ActivityId);
        (_number, _hash) = (row.Number, row.Hash);
    }
}
