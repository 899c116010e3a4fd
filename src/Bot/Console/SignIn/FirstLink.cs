using Isegoria.Backends.Journal;
using Isegoria.Bot.Channels;
using Isegoria.Deliberation.Staff;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.SignIn;

/// <summary>
/// Shows an access link for an organiser at the very first start, and to a terminal alone: it is a secret, and what goes
/// elsewhere is kept, as the system's journal keeps it.
/// </summary>
internal sealed class FirstLink(
    IAccessLinks links, IOptions<ConsoleOptions> options, IOptions<ChannelOptions> channels, IOptions<DataOptions> data, TimeProvider time)
{
    public async Task ShowAsync(IEnumerable<string> urls, TextWriter output, bool isTerminal, CancellationToken cancellation)
    {
        if (options.Value.OpenIdConnect.IsOn || await links.AnyAsync(cancellation))
            return;
        var command = OwnCommand.For("access", data.Value.FullPath);
        if (!isTerminal)
        {
            await output.WriteLineAsync($"The console has no organiser yet. A link for one, which works once: {command}");
            return;
        }
        var key = await links.CreateAsync(new StaffGrant(StaffRole.Organiser, null), time.GetUtcNow() + options.Value.LinkLifetime!.Value, cancellation);
        await output.WriteLineAsync($"The console, for its organiser; the link works once: {AddressOf(HostOf(channels.Value.PublicAddress, urls.First()), key)}");
        await output.WriteLineAsync($"Another one: {command}");
    }

    /// <summary>As people outside reach it where that is known, and where it listens otherwise.</summary>
    public static string HostOf(Uri? known, string listening) => known?.ToString() ?? listening;

    public static string AddressOf(string host, string key) => $"{host.TrimEnd('/')}/console/enter?key={key}";
}
