using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>
/// A citizen who has only a keyboard, and goes through a consultation to its close knowing nothing of it. Where answers
/// are suggested they take the first, then the next where the same ones come back; where there is none, or only a way
/// past, they write in their own words first.
/// </summary>
internal sealed class KeyboardWalk(IPage page, IReadOnlyList<string> ownWords)
{
    private const int MostTurns = 120;
    private const int MostTabs = 60;

    private readonly Dictionary<string, int> _met = [];
    private int _written;

    /// <summary>Stages passed, in the words of the page, in order.</summary>
    public List<string> Stages { get; } = [];

    /// <param name="look">Called wherever the assistant waits for an answer, before it is given.</param>
    public async Task ToTheCloseAsync(Func<Task>? look = null)
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var messages = await ReadyAsync(turn);
            Note(await page.Locator(".stage").InnerTextAsync());
            if (await page.Locator(".notice.closed").CountAsync() > 0)
                return;
            if (look is not null)
                await look();
            var answers = await page.Locator(".answers button").AllInnerTextsAsync();
            await AnswerAsync(answers);
            await Expect(page.Locator(".message").Nth(messages)).ToBeAttachedAsync();
        }

        Assert.Fail($"Not closed after {MostTurns} turns; stages passed: {string.Join(", ", Stages)}.");
    }

    /// <summary>Moves focus as the Tab key does until it is on the target.</summary>
    public async Task TabToAsync(ILocator target, bool backwards)
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
                return;
            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"The Tab key does not reach {target}.");
    }

    /// <summary>Waits until the assistant has said what it had to say. Answers how many messages there are.</summary>
    private async Task<int> ReadyAsync(int turn)
    {
        await Expect(page.Locator(".message").First).ToBeAttachedAsync();
        await Expect(page.Locator(".busy")).ToHaveCountAsync(0);
        int before, after = await page.Locator(".message").CountAsync();
        do
        {
            before = after;
            await Task.Delay(turn == 0 ? 800 : 250, TestContext.Current.CancellationToken);
            after = await page.Locator(".message").CountAsync();
        }
        while (after != before);
        return after;
    }

    private async Task AnswerAsync(IReadOnlyList<string> answers)
    {
        var same = string.Join('|', answers.Order(StringComparer.Ordinal));
        var times = _met[same] = _met.GetValueOrDefault(same, -1) + 1;
        if (answers.Count == 0 || (answers.Count == 1 && times == 0))
            await WriteAsync();
        else
            await PressAsync(times % answers.Count);
    }

    private async Task PressAsync(int answer)
    {
        await TabToAsync(page.Locator(".answers button").Nth(answer), backwards: true);
        await page.Keyboard.PressAsync("Enter");
        // The button is gone; a lost focus would start again at the top of the page.
        await Expect(page.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
    }

    private async Task WriteAsync()
    {
        await TabToAsync(page.GetByRole(AriaRole.Textbox), backwards: false);
        await page.Keyboard.TypeAsync(ownWords[_written++ % ownWords.Count]);
        await page.Keyboard.PressAsync("Enter");
    }

    private void Note(string stage)
    {
        if (stage.Length > 0 && (Stages.Count == 0 || Stages[^1] != stage))
            Stages.Add(stage);
    }
}
