using System.CommandLine;
using Isegoria.Backends.Charter;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Charter;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `audit --consultation SLUG [--language fr]`: how a consultation stands to the charter, one JSON object a principle with the
/// figures and turns behind it; a table for the eye on standard error. Whoever can read the data folder may call it; no
/// citizen's words are in it.
/// </summary>
public static class AuditCommand
{
    public static Command Create()
    {
        var consultation = EvidenceOptionSet.Consultation();
        var language = new Option<string>("--language") { Description = "Of the names: fr or en", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("fr", "en");
        var command = new Command("audit", "Tells how a consultation stands to the charter") { consultation, language };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.Slug(consultation), new Language(parsed.GetRequiredValue(language)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ConsultationId id, Language language, CancellationToken cancellation)
    {
        await using var services = parsed.Services((own, configuration) =>
            own.AddJournal(configuration).AddDialogs(configuration).AddSingleton<IConsultationStore, ConsultationStore>().AddCharter(configuration).AddAudit());
        await services.OpenStoreAsync(cancellation);
        if (await parsed.FindAsync(services, id, cancellation) is not { } consultation)
            return 1;
        var report = await services.GetRequiredService<CharterAudit>().CountAsync(consultation, cancellation);
        foreach (var found in report.Findings)
            parsed.WriteLine(Line(report, found, language));
        await parsed.InvocationConfiguration.Error.WriteLineAsync(AuditTable.Of(report, services.GetRequiredService<AuditWords>(), language));
        return 0;
    }

    private static object Line(AuditReport report, PrincipleFinding found, Language language) => new
    {
        Principle = found.Principle.Id,
        Name = DemocraticCharter.In(found.Principle.Name, language),
        Standing = NameOf(found.Standing),
        Sources = found.Principle.Sources.Select(place => new { Source = place.Source.Title, place.Place }),
        Indicators = found.Findings.Select(finding => Line(report, finding, language)),
        Charter = $"{report.Charter.Id}/{report.Charter.Version}",
        report.At,
    };

    private static object Line(AuditReport report, Finding finding, Language language)
    {
        var told = finding.Figure as Figure.Told;
        return new
        {
            finding.Indicator.Id,
            Name = DemocraticCharter.In(finding.Indicator.Name, language),
            Standing = NameOf(finding.Standing),
            finding.Indicator.Figure,
            Value = told is null ? (double?)null : Math.Round(told.Value, 6),
            told?.Of,
            finding.Indicator.AtLeast,
            finding.Indicator.AtMost,
            Why = finding.Figure is Figure.Untold untold ? ReasonOf(finding.Indicator, untold, language) : null,
            Turns = (told?.Turns ?? []).Where(report.Places.ContainsKey)
                .Select(turn => new { Turn = turn.Value, Conversation = report.Places[turn].Conversation.Value, report.Places[turn].Number }),
        };
    }

    private static string ReasonOf(Indicator indicator, Figure.Untold untold, Language language) => indicator.Untold.Count > 0
        ? DemocraticCharter.In(indicator.Untold, language)
        : untold.Reason switch
        {
            UntoldReason.NothingYet => "nothing_yet",
            UntoldReason.TooFew => "too_few",
            UntoldReason.NotSet => "not_set",
            _ => "not_kept",
        };

    private static string NameOf(Standing standing) => standing.ToString().ToLowerInvariant();
}
