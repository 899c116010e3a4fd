using System.ComponentModel.DataAnnotations;
using Hangfire;
using Isegoria.Bot.Channels;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

public sealed class AnnouncementOptions
{
    public const string Section = "Announcements";

    /// <summary>So many days before a consultation closes, those who agreed to it are told.</summary>
    [Required, Range(1, 60)]
    public int? ClosingDays { get; init; }

    public TimeSpan Before => TimeSpan.FromDays(ClosingDays!.Value);
}

/// <summary>Tells citizens who agreed to it that a consultation has opened, is about to close, or has closed; each once.</summary>
public sealed class AnnounceTimes(
    IConsultationStore consultations, IToldCitizens citizens, Inbox inbox, IOptions<AnnouncementOptions> options, IOptions<ChannelOptions> channels, TimeProvider time)
{
    [AutomaticRetry(Attempts = 5)]
    public async Task RunAsync(ConsultationId consultation, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await consultations.FindAsync(consultation, cancellation) is not { } found)
            return;
        var results = channels.Value.PublicAddress is { } host ? new Uri(host, $"/c/{found.Id}/results") : null;
        foreach (var one in Announcement.Due(found, now, options.Value.Before, results))
            inbox.TakeUp(await citizens.TellAsync(consultation, one.To, one.Told, one.Id, now, cancellation));
    }
}
