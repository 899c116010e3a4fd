namespace Isegoria.Bot.Console.Live;

internal static class LiveRegistration
{
    public static IServiceCollection AddLive(this IServiceCollection services) =>
        services.AddSingleton<StaffRecord>().AddSingleton<LiveDesk>().AddSingleton<RoomReading>().AddSingleton<RoomTickets>();
}
