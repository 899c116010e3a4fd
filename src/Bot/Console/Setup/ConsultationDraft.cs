using System.Globalization;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Console.Setup;

/// <summary>One text in each language, as somebody is writing it.</summary>
public sealed class DraftTexts(IReadOnlyDictionary<string, string>? texts = null)
{
    private readonly Dictionary<string, string> _texts = texts?.ToDictionary() ?? [];

    public string this[string code]
    {
        get => _texts.GetValueOrDefault(code, "");
        set => _texts[code] = value;
    }

    public Dictionary<string, string> Written(IEnumerable<string> codes) =>
        codes.Where(code => this[code].Trim().Length > 0).ToDictionary(code => code, code => this[code].Trim());
}

/// <param name="Id">None for one that was just added.</param>
public sealed record DraftSeed(StatementId? Id, DraftTexts Texts);

public enum DraftOpening
{
    Now,
    AtATime,
    ByHand,
}

/// <summary>A consultation as it stands in the form: anything may be typed, and nothing typed is lost.</summary>
public sealed class ConsultationDraft
{
    public const string DateForm = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Of the consultation the form was filled from.</summary>
    public int Version { get; set; }

    public string Slug { get; set; } = "";
    public DraftTexts Title { get; init; } = new();
    public DraftTexts Question { get; init; } = new();
    public DraftTexts Organiser { get; init; } = new();
    public DraftTexts Use { get; init; } = new();
    public DraftTexts Mandate { get; init; } = new();

    /// <summary>Messages of the brief, with an empty line between two.</summary>
    public DraftTexts Brief { get; init; } = new();

    /// <summary>Codes with a comma between, the first language first.</summary>
    public string Languages { get; set; } = "fr,en";

    public string Dialog { get; set; } = "";
    public DraftOpening Opening { get; set; } = DraftOpening.ByHand;

    /// <summary>As <see cref="DateForm"/>, in the zone of the settings.</summary>
    public string Opens { get; set; } = "";

    public string Closes { get; set; } = "";
    public string KeptDays { get; set; } = "";

    /// <summary>Of each phase of a common statement; empty for the program's own times.</summary>
    public string PhaseHours { get; set; } = "";
    public bool Holds { get; set; }
    public bool ModeratesBefore { get; set; }
    public bool ShowsResults { get; set; }
    public List<DraftSeed> Seeds { get; init; } = [];

    public IReadOnlyList<string> Codes => Languages.Split(',');

    /// <summary>Texts of the form by name, in its order, and whether each must be there.</summary>
    public IEnumerable<(string Name, DraftTexts Texts, bool Required)> Texts =>
    [
        ("title", Title, true), ("question", Question, true), ("organiser", Organiser, true),
        ("use", Use, true), ("mandate", Mandate, false), ("brief", Brief, false),
    ];

    public static ConsultationDraft Of(Consultation consultation, IReadOnlyList<Statement> seeds, TimeZoneInfo zone) => new()
    {
        Version = consultation.Version,
        Slug = consultation.Id.Value,
        Title = new(consultation.Title),
        Question = new(consultation.Question),
        Organiser = new(consultation.Organiser),
        Use = new(consultation.Use),
        Mandate = new(consultation.Mandate),
        Brief = new(consultation.Brief.ToDictionary(pair => pair.Key, pair => string.Join("\n\n", pair.Value))),
        Languages = string.Join(',', consultation.Languages.Select(language => language.Code)),
        Dialog = consultation.Dialog,
        Opening = consultation.AwaitsOpening ? DraftOpening.ByHand : consultation.OpensAt is null ? DraftOpening.Now : DraftOpening.AtATime,
        Opens = Typed(consultation.OpensAt, zone),
        Closes = Typed(consultation.ClosesAt, zone),
        KeptDays = consultation.KeptDays?.ToString(CultureInfo.InvariantCulture) ?? "",
        PhaseHours = consultation.PhaseTimes is { } times ? ((int)times.Opinions.TotalHours).ToString(CultureInfo.InvariantCulture) : "",
        Holds = consultation.HoldsReplies,
        ModeratesBefore = consultation.ModeratesBefore,
        ShowsResults = consultation.ShowsResults,
        Seeds = [.. seeds.Select(seed => new DraftSeed(seed.Id, new(seed.Texts)))],
    };

    /// <summary>After the consultation was opened or closed beside the form, whose other fields stay as they were typed.</summary>
    public void TakeTimes(Consultation consultation, TimeZoneInfo zone)
    {
        var now = Of(consultation, [], zone);
        (Opening, Opens, Closes) = (now.Opening, now.Opens, now.Closes);
        if (now.Version == Version + 1)
            Version++; // Otherwise somebody else's change lies between, which the form does not show.
    }

    /// <summary>Once <see cref="DraftReview"/> has found nothing wrong with it.</summary>
    /// <param name="before">Whose silence stays as it is; none for a new one.</param>
    public Consultation ToConsultation(Consultation? before, TimeZoneInfo zone) => new(
        before?.Id ?? new ConsultationId(Slug),
        Title.Written(Codes),
        Question.Written(Codes),
        Organiser.Written(Codes),
        Use.Written(Codes),
        Brief.Written(Codes).ToDictionary(pair => pair.Key, pair => Messages(pair.Value)),
        [.. Codes.Select(code => new Language(code))],
        Dialog)
    {
        Mandate = Mandate.Written(Codes),
        HoldsReplies = Holds,
        ModeratesBefore = ModeratesBefore,
        ShowsResults = ShowsResults,
        IsSilent = before?.IsSilent ?? false,
        Version = Version,
        AwaitsOpening = Opening is DraftOpening.ByHand,
        OpensAt = Opening is DraftOpening.AtATime ? Time(Opens, zone) : null,
        ClosesAt = Time(Closes, zone),
        KeptDays = int.TryParse(KeptDays, NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null,
        PhaseTimes = int.TryParse(PhaseHours, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? PhaseTimes.Each(TimeSpan.FromHours(hours)) : null,
    };

    /// <summary>Rows in which nothing was written are left out.</summary>
    public IReadOnlyList<Statement> ToSeeds(Func<string> newId) =>
        [.. Seeds.Where(seed => seed.Texts.Written(Codes).Count > 0)
            .Select(seed => new Statement(seed.Id ?? new StatementId(newId()), seed.Texts.Written(Codes)))];

    public static DateTimeOffset? Time(string typed, TimeZoneInfo zone) =>
        DateTime.TryParseExact(typed, [DateForm, "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local))
            : null;

    private static string Typed(DateTimeOffset? time, TimeZoneInfo zone) =>
        time is { } at ? TimeZoneInfo.ConvertTime(at, zone).ToString(DateForm, CultureInfo.InvariantCulture) : "";

    private static IReadOnlyList<string> Messages(string brief) =>
        [.. brief.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
