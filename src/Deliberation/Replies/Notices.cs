using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Replies;

/// <summary>The fixed sentences that go out where a draft does not. They pass no gate, so they are few, neutral and checked at start.</summary>
/// <param name="Flagged">The draft was judged not neutral.</param>
/// <param name="Held">The draft was judged not neutral, and a person is looking at it.</param>
/// <param name="CouldNotJudge">The gate could not judge, or the line broke: the message is kept, try again.</param>
public sealed record Notices(IReadOnlyDictionary<string, string> Flagged, IReadOnlyDictionary<string, string> CouldNotJudge, IReadOnlyDictionary<string, string> Held)
{
    public static string In(IReadOnlyDictionary<string, string> words, Language language) =>
        words.TryGetValue(language.Code, out var text) ? text : words.Values.First();
}
