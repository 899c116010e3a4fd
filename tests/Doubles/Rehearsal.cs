using System.Globalization;
using System.Text;
using System.Text.Json;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Doubles;

/// <summary>Plays one citizen against a dialog and keeps, as a journal would, what the moves contribute.</summary>
public sealed class Rehearsal(DialogScript script, Language? locale = null, int seed = 7)
{
    private readonly List<Statement> _own = [];
    private readonly List<Contribution> _given = [];
    private readonly StringBuilder _transcript = new();

    public Progress? Progress { get; set; }

    public Move? Last { get; private set; }

    public IReadOnlyList<Statement> Others { get; set; } = Street.Statements;

    public Consultation Consultation { get; set; } = Street.Consultation;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The room the citizen is in, or none.</summary>
    public Room? Room { get; set; }

    public bool IsSilent { get; set; }

    public OpinionPicture? Picture { get; set; }

    /// <summary>Where the group's statement stands, or none.</summary>
    public CaucusState? Caucus { get; set; }

    /// <summary>Whatever the citizen publishes, this says much the same.</summary>
    public Statement? Alike { get; set; }

    /// <summary>What the team decided about the citizen's own statements.</summary>
    public void Moderate(Func<Statement, Statement> decided)
    {
        for (var i = 0; i < _own.Count; i++)
            _own[i] = decided(_own[i]);
    }

    public IReadOnlyList<Contribution> Given => _given;

    public string Transcript => _transcript.ToString();

    /// <summary>Everything said in the last move.</summary>
    public string Said => string.Join('\n', Last!.Say.Select(u => u.Text));

    public Utterance Asked => Last!.Say[^1];

    public Move Arrive()
    {
        _transcript.AppendLine("citizen: (arrives)");
        return Play(MessageKind.Arrived, "");
    }

    public Move Say(string text)
    {
        _transcript.AppendLine(CultureInfo.InvariantCulture, $"citizen: {text}");
        return Play(MessageKind.Said, text);
    }

    /// <param name="held">The turn of a held reply that a person decided about.</param>
    public Move Tell(Told told, Turn? held = null)
    {
        _transcript.AppendLine(CultureInfo.InvariantCulture, $"({told.GetType().Name})");
        return Play(MessageKind.Told, "", told, held);
    }

    /// <summary>The text was a session's code, and the citizen is in it now.</summary>
    public Move Join(string code) => Play(MessageKind.Said, code, joined: true);

    public Rehearsal Through(params IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
            Say(text);
        return this;
    }

    private Move Play(MessageKind kind, string text, Told? told = null, Turn? held = null, bool joined = false)
    {
        var fresh = new StatementId(string.Create(CultureInfo.InvariantCulture, $"own-{_given.Count}"));
        var situation = new Situation(Consultation, Others, _own, Now) { Room = Room, IsSilent = IsSilent, Self = new ParticipantId("me"), Picture = Picture, Alike = Alike, Caucus = Caucus };
        var move = script.Advance(Progress, new Incoming(kind, text, locale, seed, fresh) { Told = told, Held = held, HasJoined = joined }, situation);
        foreach (var contribution in move.Contributions)
            Keep(contribution);
        Write(move);
        Last = move;
        Progress = Stored(move.Next);
        return move;
    }

    /// <summary>Progress as it comes back from a store.</summary>
    public static Progress Stored(Progress progress) =>
        JsonSerializer.Deserialize<Progress>(JsonSerializer.Serialize(progress))!;

    private void Keep(Contribution contribution)
    {
        _given.Add(contribution);
        if (contribution is Contribution.StatementApproved approved)
            _own.Add(new Statement(approved.Id, new Dictionary<string, string> { [approved.Language.Code] = approved.Text }));
        if (contribution is Contribution.StatementWithdrawn withdrawn)
            _own.RemoveAll(s => s.Id == withdrawn.Id);
        if (contribution is Contribution.Erased)
            _own.Clear();
    }

    private void Write(Move move)
    {
        if (move.Question is not null)
            _transcript.AppendLine(CultureInfo.InvariantCulture, $"bot: (answers from the documents: {move.Question})");
        foreach (var utterance in move.Say)
        {
            _transcript.AppendLine(CultureInfo.InvariantCulture, $"bot: {utterance.Text.Replace("\n", "\n     ", StringComparison.Ordinal)}");
            if (utterance.Choices.Count > 0)
                _transcript.AppendLine(CultureInfo.InvariantCulture, $"     [{string.Join("] [", utterance.Choices.Select(c => c.Title))}]");
        }
    }
}

/// <summary>A consultation about one street, with two statements for and two against.</summary>
public static class Street
{
    public static readonly Consultation Consultation = new(
        new ConsultationId("street"),
        Both("Une rue plus calme", "A calmer street"),
        Both("Faut-il fermer la rue du Marché aux voitures le samedi ?", "Should Market Street be closed to cars on Saturdays?"),
        Both("la mairie de Villeneuve", "the town hall of Villeneuve"),
        Both("le conseil municipal les lira avant son vote de juin", "the town council will read them before its vote in June"),
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["fr"] =
            [
                "La rue du Marché compte 40 commerces. Environ 3 000 voitures y passent le samedi.",
                "Certaines personnes attendent plus de calme. D’autres craignent un accès plus difficile aux commerces.",
            ],
            ["en"] =
            [
                "Market Street has 40 shops. About 3,000 cars pass there on a Saturday.",
                "Some people expect more quiet. Others fear that the shops will be harder to reach.",
            ],
        },
        [Language.French, Language.English],
        "deliberation");

    public static readonly IReadOnlyList<Statement> Statements =
    [
        new(new StatementId("s1"), Both("Sans voitures, les enfants traversent sans danger.", "Without cars, children can cross safely.")),
        new(new StatementId("s2"), Both("Les clients âgés ont besoin de venir en voiture.", "Older customers need to come by car.")),
        new(new StatementId("s3"), Both("Le samedi, le bruit empêche de se parler.", "On Saturdays the noise makes it hard to talk.")),
        new(new StatementId("s4"), Both("La circulation ira dans les rues voisines.", "The traffic will move to the next streets.")),
    ];

    private static Dictionary<string, string> Both(string french, string english) => new() { ["fr"] = french, ["en"] = english };
}
