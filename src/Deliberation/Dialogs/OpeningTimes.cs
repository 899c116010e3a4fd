using System.Globalization;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>What citizens hear and may do before a consultation opens and after it has closed.</summary>
internal static class OpeningTimes
{
    public static IReadOnlyList<Utterance> Say(Scene scene)
    {
        var consultation = scene.Situation.Consultation;
        var (phrase, date) = consultation.At(scene.Situation.Now) switch
        {
            Openness.After => (Phrase.TimesAfter, consultation.ClosesAt),
            _ when consultation.AwaitsOpening || consultation.OpensAt is null => (Phrase.TimesWaiting, null),
            _ => (Phrase.TimesBefore, consultation.OpensAt),
        };
        (string, Span)[] filled = date is { } day ? [("date", new Span(Write(day, scene.Language), Voice.Assistant))] : [];
        return scene.Progress.HasAgreed()
            ? scene.Ask(scene.Everyday[phrase],
            [
                new Choice(scene.Title(Phrase.GeneralClosedContributions), Everyday.Value(EverydayCommand.Contributions)),
                new Choice(scene.Title(Phrase.GeneralClosedData), Everyday.Value(EverydayCommand.Data)),
            ],
            filled)
            : phrase is Phrase.TimesAfter
            ? scene.Say(phrase, filled)
            : [.. scene.Say(phrase, filled), .. scene.Ask(scene.Everyday[Phrase.TimesOffer], [new Choice(scene.Title(Phrase.FollowButton), Everyday.Value(EverydayCommand.Follow))])];
    }

    /// <summary>What citizens who asked for it are told.</summary>
    public static IReadOnlyList<Utterance> Say(Scene scene, Told.Times told) => told.Change switch
    {
        TimesChange.Opened => scene.Say(Phrase.TimesOpened),
        TimesChange.Closing => scene.Say(Phrase.TimesClosing, ("date", new Span(Write(told.At, scene.Language), Voice.Assistant))),
        TimesChange.Results when told.Address is { } address => scene.Say(Phrase.TimesResultsAt, ("address", new Span(address, Voice.Assistant))),
        TimesChange.Results => scene.Say(Phrase.TimesResults),
        _ => scene.Say(Phrase.TimesClosed),
    };

    /// <summary>Of somebody who has not begun: whether they want to be told when they can. None where the text is something else.</summary>
    public static (string Name, Heard Heard)? HearStranger(Scene scene) =>
        scene.Everyday.Recognise(scene.Incoming.Text) is { Command: EverydayCommand.Follow or EverydayCommand.Unfollow } command
            ? Answered(command, scene)
            : null;

    /// <summary>
    /// Reading what one gave, what is kept, and erasing it; a wish for a person, which is how a copy is asked for; and the
    /// language. Nothing is asked after it. None where the text is something else.
    /// </summary>
    public static (string Name, Heard Heard)? Hear(Scene scene)
    {
        var text = scene.Incoming.Text;
        var cleared = scene with { Progress = Awaited.Nothing(scene.Progress) };
        if (Awaited.Is(scene.Progress, Awaited.Erasure) && Awaited.Hear(scene, text) is { } confirmed)
            return (confirmed.Name, confirmed.Heard with { Onward = Onward.Wait });
        return scene.Everyday.Recognise(text) is
        {
            Command: EverydayCommand.Contributions or EverydayCommand.Data or EverydayCommand.Erase or EverydayCommand.Human or EverydayCommand.Language
                or EverydayCommand.Follow or EverydayCommand.Unfollow,
        } command
            ? Answered(command, cleared)
            : null;
    }

    private static (string Name, Heard Heard) Answered(Recognised command, Scene scene) =>
        (Everyday.Value(command.Command)[1..], EverydayReply.To(command, scene) with { Onward = Onward.Wait });

    /// <summary>Day and hour as the language writes them, with the offset they were set in.</summary>
    private static string Write(DateTimeOffset time, Language language)
    {
        var culture = CultureInfo.GetCultureInfo(language.Code);
        var offset = time.Offset == TimeSpan.Zero ? "UTC" : time.ToString("'UTC'zzz", CultureInfo.InvariantCulture);
        return $"{time.ToString(language == Language.French ? "d MMMM yyyy, HH'\u00a0h\u00a0'mm" : "d MMMM yyyy, HH:mm", culture)} ({offset})";
    }
}
