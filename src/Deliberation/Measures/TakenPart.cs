using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Measures;

/// <summary>How one person took part, by their turns in their order.</summary>
internal sealed class TakenPart
{
    private static readonly Dictionary<string, string> NoSigns = [];

    private readonly ConversationTally _tally = new([]);
    private readonly Dictionary<string, (Language Language, string Value)> _answers = [];
    private readonly Dictionary<StatementId, (Language Language, string Text)> _statements = [];

    public bool HasConsented => _tally.HasConsented;

    /// <summary>Of the replies they got, from -1, against, to 1, for; none where no cited passage has a side.</summary>
    public double? Lean => _tally.Lean;

    /// <summary>Messages they wrote, buttons included.</summary>
    public int Turns => _tally.Said;

    /// <summary>In those messages.</summary>
    public int Words { get; private set; }

    public string? Answer(string step) => _answers.TryGetValue(step, out var answer) ? answer.Value : null;

    public void Take(Turn turn)
    {
        _tally.Take(turn, NoSigns);
        if (turn is { Kind: MessageKind.Said, Move.KeepsText: true })
            Words += Readings.CountWords(turn.CitizenText);
        foreach (var contribution in turn.Move.Contributions)
            Take(contribution, turn.Draft.Language);
    }

    /// <summary>Answers in their own words; who gave none, their statements. A statement is drawn up from the answers, so both would count twice.</summary>
    public IEnumerable<(Language Language, string Text)> Texts(IEnumerable<string> written)
    {
        var answers = written.Where(_answers.ContainsKey).Select(step => _answers[step]).ToList();
        return (answers.Count > 0 ? answers : [.. _statements.Values]).Where(text => QualitySigns.AreKnown(text.Language));
    }

    private void Take(Contribution contribution, Language language)
    {
        if (contribution is Contribution.AnswerGiven given)
            _answers[given.Step] = (language, given.Value);
        if (contribution is Contribution.AnswerUndone undone)
            _answers.Remove(undone.Step);
        if (contribution is Contribution.StatementApproved approved)
            _statements[approved.Id] = (approved.Language, approved.Text);
        if (contribution is Contribution.StatementWithdrawn withdrawn)
            _statements.Remove(withdrawn.Id);
    }
}
