using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Consultations;

/// <summary>What citizens who asked for it are told of a consultation's times, and when.</summary>
/// <param name="Id">The same for the same thing, so that nobody is told it twice.</param>
public sealed record Announcement(string Id, Audience.Agreed To, Told.Times Told)
{
    /// <summary>The moments at which something is to be told.</summary>
    /// <param name="before">How long before the closing it is told of.</param>
    public static IEnumerable<DateTimeOffset> Moments(Consultation consultation, TimeSpan before) =>
        new[] { consultation.OpensAt, consultation.ClosesAt - before, consultation.ClosesAt }.OfType<DateTimeOffset>();

    /// <summary>What is to be told by now. Who agreed after the closing came near has just heard of it.</summary>
    /// <param name="results">Where the results are, from outside; none where that is not known.</param>
    public static IEnumerable<Announcement> Due(Consultation consultation, DateTimeOffset now, TimeSpan before, Uri? results)
    {
        var openness = consultation.At(now);
        if (openness is Openness.Open)
            yield return Of("opened", now, unbegun: true, new Told.Times(TimesChange.Opened, consultation.OpensAt ?? now));
        if (consultation.ClosesAt is not { } closing)
            yield break;
        var named = closing.ToUnixTimeSeconds();
        if (openness is Openness.Open && closing - before <= now)
            yield return Of($"closing/{named}", closing - before, unbegun: false, new Told.Times(TimesChange.Closing, closing));
        if (openness is Openness.After)
            yield return consultation.ShowsResults
                ? Of($"results/{named}", now, unbegun: false, new Told.Times(TimesChange.Results, closing, results?.AbsoluteUri))
                : Of($"closed/{named}", now, unbegun: false, new Told.Times(TimesChange.Closed, closing));
    }

    private static Announcement Of(string id, DateTimeOffset by, bool unbegun, Told.Times told) =>
        new(id, new Audience.Agreed(Consent.Messages, by, unbegun), told);
}
