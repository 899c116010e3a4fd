using Isegoria.Bot.Console.SignIn;

namespace Isegoria.Bot.Console;

/// <summary>The rooms of the console beside the live one, in the order of the rail; each is shown to who may enter it.</summary>
internal static class Rail
{
    public static IReadOnlyList<Entry> Entries { get; } =
    [
        new("/console/consultations", "consultations", StaffPolicy.Organiser),
        new("/console/transcripts", "transcripts", StaffPolicy.Organiser),
        new("/console/jobs", "jobs", StaffPolicy.Organiser),
        new("/console/settings", "settings", StaffPolicy.Organiser),
    ];

    internal sealed record Entry(string Address, string Words, string Policy);
}
