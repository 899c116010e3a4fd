using Isegoria.Bot.Console.Live;
using Microsoft.AspNetCore.Components;

namespace Isegoria.Bot.Console.Parts;

/// <summary>What came of the last act on an item of a list: said beside the item, and above the list once it needs nothing more.</summary>
internal sealed class ItemOutcome<T>
    where T : notnull
{
    private (T Item, DeskAnswer Answer)? _last;

    public DeskAnswer? Above => IsOver ? _last?.Answer : null;

    private bool IsOver => _last is { Answer: DeskAnswer.Done or DeskAnswer.TooLate };

    public DeskAnswer? Of(T item) => !IsOver && _last is { } last && last.Item.Equals(item) ? last.Answer : null;

    /// <param name="heading">Of the list: whoever pressed a button that goes with its item goes on from there.</param>
    public async Task SayAsync(T item, DeskAnswer answer, ElementReference heading)
    {
        _last = (item, answer);
        if (IsOver)
            await heading.FocusAsync();
    }
}
