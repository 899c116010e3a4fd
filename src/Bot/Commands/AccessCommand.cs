using System.CommandLine;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Channels;
using Isegoria.Bot.Console;
using Isegoria.Bot.Console.SignIn;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `access [--role facilitator|organiser] [--consultation SLUG]`: a new link that signs somebody in once,
/// `{"link","role","consultation","expiresAt"}`. Whoever can write to the data folder may call it.
/// </summary>
public static class AccessCommand
{
    private static readonly string[] Roles = ["organiser", "facilitator"];

    public static Command Create()
    {
        var role = new Option<string>("--role") { Description = "facilitator or organiser", DefaultValueFactory = _ => Roles[0] };
        role.AcceptOnlyFromAmong(Roles);
        var consultation = new Option<string?>("--consultation") { Description = "The only consultation the role is for; all where absent" };
        var command = new Command("access", "Makes a link that signs a member of staff in, once") { role, consultation };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetRequiredValue(role), parsed.GetValue(consultation), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string role, string? slug, CancellationToken cancellation)
    {
        await using var services = parsed.Services((own, configuration) =>
        {
            own.AddJournal(configuration).AddSingleton<IConsultationStore, ConsultationStore>();
            own.AddSettings<ConsoleOptions>(configuration, ConsoleOptions.Section);
            own.AddSettings<ChannelOptions>(configuration, ChannelOptions.Section);
        });
        await services.OpenStoreAsync(cancellation);
        if (slug is not null && await parsed.FindAsync(services, new ConsultationId(slug), cancellation) is null)
            return 1;

        var grant = StaffGrant.Of(slug is null ? role : $"{role}:{slug}")!;
        var expires = services.GetRequiredService<TimeProvider>().GetUtcNow() + services.GetRequiredService<IOptions<ConsoleOptions>>().Value.LinkLifetime!.Value;
        var key = await services.GetRequiredService<IAccessLinks>().CreateAsync(grant, expires, cancellation);
        var listening = parsed.GetValue(ServeCommand.Urls)?.Split(';')[0] ?? services.GetRequiredService<IConfiguration>()["Urls"]?.Split(';')[0] ?? "http://localhost:5080";
        var host = FirstLink.HostOf(services.GetRequiredService<IOptions<ChannelOptions>>().Value.PublicAddress, listening);
        parsed.WriteLine(new { Link = FirstLink.AddressOf(host, key), Role = role, Consultation = slug, ExpiresAt = expires });
        return 0;
    }
}
