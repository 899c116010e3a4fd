using System.CommandLine;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Opinions;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>`import PATH --consultation SLUG`: documents, a known data set, a whole consultation's folder, or a folder with Polis' CSV files.</summary>
public static class ImportCommand
{
    private const string Dialog = "deliberation";

    /// <summary>Of a consultation that begins as a conversation of Polis.</summary>
    private const string Votes = "votes";

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A file, a folder, a zip file, a data set, or a folder with consultation.yaml" };
        var consultation = EvidenceOptionSet.Consultation();
        var title = new Option<string?>("--title") { Description = "Title of a new consultation; its slug where absent" };
        var language = new Option<string?>("--language") { Description = "fr or en, for documents that do not say theirs" };
        language.AcceptOnlyFromAmong("fr", "en");

        var command = new Command("import", "Brings documents, or a conversation of Polis, into a consultation") { path, consultation, title, language };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed,
            parsed.GetRequiredValue(path),
            parsed.Slug(consultation),
            parsed.GetValue(title),
            Language.FromTag(parsed.GetValue(language)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, string path, ConsultationId consultation, string? title, Language? language, CancellationToken cancellation)
    {
        await using var services = await parsed.EvidenceAsync(cancellation);
        if (SampleImport.Is(path))
        {
            var (_, sample) = await services.GetRequiredService<SampleImport>().ImportAsync(path, consultation, parsed.Progress(), cancellation);
            parsed.WriteReport(consultation, sample);
            return 0;
        }
        var isPolis = PolisImport.Is(path);
        var known = await services.GetRequiredService<IConsultationStore>().FindAsync(consultation, cancellation);
        if (known is null)
            CheckDialog(services, isPolis ? Votes : Dialog, language);
        if (isPolis)
        {
            var spoken = language ?? known?.DefaultLanguage ?? Languages(language)[0];
            var tally = await services.GetRequiredService<PolisImport>().ImportAsync(consultation, path, spoken, cancellation);
            await OpenAsync(services, consultation, title, language, cancellation, Votes);
            parsed.WriteLine(tally);
            return 0;
        }
        var report = await services.GetRequiredService<DocumentImport>().ImportAsync(consultation, path, language, parsed.Progress(), cancellation);
        var found = report.Added + report.Unchanged > 0;
        if (found)
            await OpenAsync(services, consultation, title, language, cancellation);
        parsed.WriteReport(consultation, report);
        return found ? 0 : 1;
    }

    /// <exception cref="InvalidDataException">A new consultation could not be led by the dialog.</exception>
    private static void CheckDialog(IServiceProvider services, string dialog, Language? language)
    {
        if (services.GetRequiredService<IDialogLibrary>().Fault(dialog, Languages(language)) is { } fault)
            throw new InvalidDataException($"A consultation made of documents alone is led by the dialog '{dialog}'. {fault}");
    }

    /// <summary>
    /// A new slug becomes a consultation without words of its own yet, in the documents' language first. To be called once
    /// something was read, so that a mistyped path leaves no empty consultation.
    /// </summary>
    internal static async Task OpenAsync(
        IServiceProvider services, ConsultationId id, string? title, Language? language, CancellationToken cancellation, string dialog = Dialog)
    {
        var store = services.GetRequiredService<IConsultationStore>();
        if (await store.FindAsync(id, cancellation) is { } known)
        {
            if (title is not null)
                await store.SaveAsync(known with { Title = Everywhere(title, known.Languages) }, seeds: null, cancellation);
            return;
        }
        var languages = Languages(language);
        CheckDialog(services, dialog, language);
        var words = Everywhere(title ?? id.Value, languages);
        var said = SpokenWords.Read(Path.Combine(AppContext.BaseDirectory, "prompts", WordFile.Import.Name), WordFile.Import);
        var nothing = new Dictionary<string, IReadOnlyList<string>>();
        await store.SaveAsync(new Consultation(id, words, words, said["organiser"], said["use"], nothing, languages, dialog), [], cancellation);
    }

    private static Language[] Languages(Language? first) => first == Language.English ? [Language.English, Language.French] : [Language.French, Language.English];

    private static Dictionary<string, string> Everywhere(string words, IEnumerable<Language> languages) =>
        languages.ToDictionary(language => language.Code, _ => words);
}
