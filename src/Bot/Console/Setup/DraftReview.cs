using System.Globalization;
using Isegoria.Deliberation.Consultations;

namespace Isegoria.Bot.Console.Setup;

/// <summary>What is wrong with a field of the form.</summary>
/// <param name="Field">Its id on the page.</param>
/// <param name="Words">An entry of the console's words.</param>
/// <param name="More">What %1 of the words is filled with.</param>
public sealed record DraftProblem(string Field, string Words, string More = "");

/// <summary>Looks a draft through; what only the store or the gate can tell is asked elsewhere.</summary>
public static class DraftReview
{
    private const int LongestKept = 36_500;
    private const int LongestPhase = 2_000;
    private static readonly Dictionary<string, int> Longest = new()
    {
        ["title"] = 200,
        ["question"] = 400,
        ["organiser"] = 200,
        ["use"] = 400,
        ["mandate"] = 2_000,
        ["brief"] = 8_000,
    };

    public static IReadOnlyList<DraftProblem> Look(ConsultationDraft draft, TimeZoneInfo zone) =>
        [.. Texts(draft), .. Address(draft), .. Times(draft, zone), .. Kept(draft), .. Phase(draft), .. Seeds(draft)];

    private static IEnumerable<DraftProblem> Texts(ConsultationDraft draft)
    {
        foreach (var (name, texts, required) in draft.Texts)
        {
            foreach (var code in draft.Codes)
            {
                if (required && texts[code].Trim().Length == 0)
                    yield return new DraftProblem($"{name}-{code}", "problem_empty");
                else if (texts[code].Length > Longest[name])
                    yield return new DraftProblem($"{name}-{code}", "problem_long", Longest[name].ToString(CultureInfo.CurrentCulture));
            }
        }
    }

    private static IEnumerable<DraftProblem> Address(ConsultationDraft draft) =>
        Slug.IsValid(draft.Slug) ? [] : [new DraftProblem("slug", "problem_slug")];

    private static IEnumerable<DraftProblem> Times(ConsultationDraft draft, TimeZoneInfo zone)
    {
        var opens = draft.Opening is DraftOpening.AtATime ? ConsultationDraft.Time(draft.Opens, zone) : null;
        var closes = ConsultationDraft.Time(draft.Closes, zone);
        if (draft.Opening is DraftOpening.AtATime && opens is null)
            yield return new DraftProblem("opens", "problem_date");
        if (draft.Closes.Length > 0 && closes is null)
            yield return new DraftProblem("closes", "problem_date");
        if (closes <= opens)
            yield return new DraftProblem("closes", "problem_closes");
    }

    private static IEnumerable<DraftProblem> Kept(ConsultationDraft draft) =>
        draft.KeptDays.Length == 0 || (int.TryParse(draft.KeptDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= LongestKept)
            ? []
            : [new DraftProblem("kept", "problem_kept")];

    private static IEnumerable<DraftProblem> Phase(ConsultationDraft draft) =>
        draft.PhaseHours.Length == 0 || (int.TryParse(draft.PhaseHours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is >= 1 and <= LongestPhase)
            ? []
            : [new DraftProblem("phase", "problem_phase")];

    /// <summary>A statement that only some are shown would be judged by them alone.</summary>
    private static IEnumerable<DraftProblem> Seeds(ConsultationDraft draft) => draft.Seeds
        .SelectMany((seed, row) => draft.Codes.Select(code => (seed, row, code)))
        .Where(field => field.seed.Texts.Written(draft.Codes).Count > 0 && field.seed.Texts[field.code].Trim().Length == 0)
        .Select(field => new DraftProblem(string.Create(CultureInfo.InvariantCulture, $"seed-{field.row}-{field.code}"), "problem_seed"));
}
