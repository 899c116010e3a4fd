using Isegoria.Deliberation.Staff;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.SignIn;

/// <summary>Shows an access link for an organiser at the very first start, on standard output alone: it is a secret, and logs are kept.</summary>
internal sealed class FirstLink(IAccessLinks links, IOptions<ConsoleOptions> options, TimeProvider time)
{
    public async Task ShowAsync(IEnumerable<string> urls, TextWriter output, CancellationToken cancellation)
    {
        if (options.Value.OpenIdConnect.IsOn || await links.AnyAsync(cancellation))
            return;
        var key = await links.CreateAsync(new StaffGrant(StaffRole.Organiser, null), time.GetUtcNow() + options.Value.LinkLifetime!.Value, cancellation);
        await output.WriteLineAsync($"The console, for its organiser; the link works once: {AddressOf(urls.First(), key)}");
        await output.WriteLineAsync("Another one: dotnet run --project src/Bot -- access");
    }

    public static string AddressOf(string host, string key) => $"{host.TrimEnd('/')}/console/enter?key={key}";
}
