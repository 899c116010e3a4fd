using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Dialogs.Steps;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Measures;

/// <summary>What somebody wrote, to be judged; it stays in memory.</summary>
public sealed record WrittenText(ConversationId Person, Language Language, string Text)
{
    /// <summary>Without the words.</summary>
    public override string ToString() => $"{Text.Length} characters in {Language.Code}";
}

/// <summary>Gathers a consultation's turns, a conversation after the other and each in its order, and measures what they come to.</summary>
public sealed class MeasureTally(DialogScript script, MeasureOptions options)
{
    private readonly Dictionary<ConversationId, TakenPart> _people = [];

    public void Take(Turn turn)
    {
        if (!_people.TryGetValue(turn.Conversation, out var person))
            _people[turn.Conversation] = person = new TakenPart();
        person.Take(turn);
    }

    /// <summary>What people who agreed to take part wrote in a language that has rules.</summary>
    public IReadOnlyList<WrittenText> Texts() =>
    [
        .. _people.Where(person => person.Value.HasConsented)
            .SelectMany(person => person.Value.Texts(script.WrittenSteps).Select(text => new WrittenText(person.Key, text.Language, text.Text))),
    ];

    /// <param name="texts">Of <see cref="Texts"/>.</param>
    /// <param name="hostile">Which of them are; none where they could not be judged.</param>
    public ConsultationMeasures Measure(IReadOnlyList<WrittenText> texts, IReadOnlySet<WrittenText>? hostile, Random random, DateTimeOffset at)
    {
        List<TakenPart> people = [.. _people.Values.Where(person => person.HasConsented)];
        return new ConsultationMeasures([.. script.AskedTwice.SelectMany(asked => Shifts(people, asked.First, asked.Last, random))], EqualityOf(people), Qualities(texts, hostile), at);
    }

    private IEnumerable<OpinionShift> Shifts(List<TakenPart> people, DialogStep first, DialogStep last, Random random) =>
        last is ChooseStep choose
            ? choose.Options.Select(option => Shift(people, last, option, person => Chosen(person, first, last, option), random))
            : [Shift(people, last, option: null, person => Rating.Of(person.Answer(first.Id), person.Answer(last.Id)), random)];

    private OpinionShift Shift(List<TakenPart> people, DialogStep question, Alternative? option, Func<TakenPart, Rating?> rated, Random random)
    {
        List<(TakenPart Person, Rating Rating)> both = [.. people.Select(person => (person, Rating: rated(person))).Where(one => one.Rating is not null).Select(one => (one.person, one.Rating!.Value))];
        List<(double Shift, double Lean)> leaning = option is null ? [.. both.Where(one => one.Person.Lean is not null).Select(one => (one.Rating.Shift, one.Person.Lean!.Value))] : [];
        return new OpinionShift(
            question, option, both.Count,
            IsFew(both.Count) ? null : SteeringAudit.Shift([.. both.Select(one => one.Rating)], options.Confidence!.Value, options.Draws!.Value, random),
            leaning.Count,
            IsFew(leaning.Count) ? null : SteeringAudit.WithLean(leaning, options.Confidence!.Value));
    }

    private static Rating? Chosen(TakenPart person, DialogStep first, DialogStep last, Alternative option) =>
        person.Answer(first.Id) is { Length: > 0 } before && person.Answer(last.Id) is { Length: > 0 } after
            ? new Rating(before == option.Value ? 1 : 0, after == option.Value ? 1 : 0)
            : null;

    private Equality EqualityOf(List<TakenPart> people) => IsFew(people.Count)
        ? new Equality(people.Count, null, null)
        : new Equality(people.Count, ParticipationEquality.Gini([.. people.Select(person => person.Turns)]), ParticipationEquality.Gini([.. people.Select(person => person.Words)]));

    private IReadOnlyList<Quality> Qualities(IReadOnlyList<WrittenText> texts, IReadOnlySet<WrittenText>? hostile)
    {
        var people = texts.GroupBy(text => text.Person).ToList();
        return [.. Enum.GetValues<QualityIndicator>().Select(indicator => new Quality(indicator, people.Count, IsFew(people.Count) ? null : ShareOf(indicator)))];

        Estimate? ShareOf(QualityIndicator indicator)
        {
            if (indicator is QualityIndicator.Respect && hostile is null)
                return null;
            var share = (double)people.Count(person => indicator is QualityIndicator.Respect ? !person.Any(hostile!.Contains) : Shows(indicator, person)) / people.Count;
            var interval = Chances.Wilson(share, people.Count, options.Confidence!.Value);
            return new Estimate(share, interval.Low, interval.High);
        }
    }

    /// <summary>A person's texts in one language are read as one: two reasons may stand in two answers.</summary>
    private static bool Shows(QualityIndicator indicator, IEnumerable<WrittenText> texts) =>
        texts.GroupBy(text => text.Language).Any(spoken => QualitySigns.Show(indicator, spoken.Key, string.Join('\n', spoken.Select(text => text.Text))));

    private bool IsFew(int people) => people < options.FewestPeople!.Value;
}
