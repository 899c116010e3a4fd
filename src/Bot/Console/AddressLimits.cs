using System.Threading.RateLimiting;
using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Bot.Citizen;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console;

/// <summary>
/// So many requests per address and minute, each kind of page for itself: a wall that asks how things stand takes nothing
/// from those who arrive. Who is over the limit reads a page and not JSON.
/// </summary>
internal static class AddressLimits
{
    public const string Join = "room-join";
    public const string State = "room-state";
    public const string Enter = "console-enter";

    public static void Add(RateLimiterOptions limits)
    {
        limits.AddPolicy(Join, context => Of(context, options => options.JoinsPerAddress));
        limits.AddPolicy(State, context => Of(context, options => options.StatesPerAddress));
        limits.AddPolicy(Enter, context => Of(context, options => options.EntriesPerAddress));
        limits.OnRejected = TellAsync;
    }

    private static RateLimitPartition<string> Of(HttpContext context, Func<ConsoleOptions, int?> most) =>
        VisitorTokenLimit.PerAddress(context, most(context.RequestServices.GetRequiredService<IOptions<ConsoleOptions>>().Value)!.Value, TimeSpan.FromMinutes(1));

    private static async ValueTask TellAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var context = rejected.HttpContext;
        var words = context.RequestServices.GetRequiredService<ConsoleWords>();
        VisitorTokenLimit.TellWait(rejected);
        PagePolicy.ApplyToForm(context);
        await new PlainPage(
            ConsoleWords.Spoken.Code, words["crowded_title"],
            $"<main><h1>{PlainPage.Html.Encode(words["crowded_title"])}</h1><p>{PlainPage.Html.Encode(words["crowded"])}</p></main>")
        { Styles = ["/css/message.css"] }.WriteAsync(context, StatusCodes.Status429TooManyRequests);
    }
}
