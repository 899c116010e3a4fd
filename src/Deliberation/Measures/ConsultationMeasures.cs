using Isegoria.Deliberation.Dialogs.Steps;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Measures;

/// <summary>How answers to a question that was asked twice moved.</summary>
/// <param name="Question">As it was asked last.</param>
/// <param name="Option">Of a choice, the one counted: who chose it has 1, who did not 0. None of a scale, which moves in its own units.</param>
/// <param name="People">Who answered both times.</param>
/// <param name="Shift">Last less first, on average; none of too few, and without an interval where all moved alike.</param>
/// <param name="Leaning">Of them, how many got replies that cite a side.</param>
/// <param name="WithLean">Whether shifts go with that side, -1 to 1, of a scale only; none of too few, where all moved or were answered alike, or where the one follows from the other without exception.</param>
public sealed record OpinionShift(DialogStep Question, Alternative? Option, int People, Estimate? Shift, int Leaning, Estimate? WithLean);

/// <param name="People">Who agreed to take part; whoever stayed silent is among them.</param>
/// <param name="Turns">The Gini coefficient of messages, 0 to 1; none of too few.</param>
/// <param name="Words">The same of words.</param>
public sealed record Equality(int People, double? Turns, double? Words);

/// <param name="People">Who wrote something in a language that has rules.</param>
/// <param name="Share">Of them, those whose texts show it, 0 to 1; none of too few, or where nobody could judge.</param>
public sealed record Quality(QualityIndicator Indicator, int People, Estimate? Share);

/// <summary>What a consultation shows of how it was deliberated. Nothing in it is of one person.</summary>
public sealed record ConsultationMeasures(IReadOnlyList<OpinionShift> Shifts, Equality Equality, IReadOnlyList<Quality> Qualities, DateTimeOffset At);
