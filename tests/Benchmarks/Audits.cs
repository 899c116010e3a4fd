using System.Diagnostics;
using System.Globalization;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Benchmarks;

/// <summary>How long it takes to count how a consultation with so many turns stands to the charter, chains followed and all; with the turns of <see cref="LookUps"/>.</summary>
internal static class Audits
{
    private const int Rounds = 3;

    public static async Task RunAsync(int turns)
    {
        var folder = Directory.CreateTempSubdirectory("isegoria-audits-").FullName;
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", folder)]).Build();
            await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System)
                .AddSingleton<IDialogLibrary>(DialogLibrary.Open(Repository.File("dialogs")))
                .AddJournal(configuration).BuildServiceProvider();
            await services.OpenStoreAsync(CancellationToken.None);
            await LookUps.FillAsync(services.GetRequiredService<IDbContextFactory<DeliberationStore>>(), turns);
            Say($"{turns:N0} turns, {new FileInfo(Path.Combine(folder, "isegoria.db")).Length / 1e6:N0} MB");
            var charter = new DemocraticCharter("benchmark", "1", new Dictionary<string, string>(), new Dictionary<string, string>(), []);
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                var found = await services.GetRequiredService<CharterFigures>().GatherAsync(Some.AConsultation(), charter, CancellationToken.None);
                Say($"  {found.Figures.Count} figures in {watch.Elapsed.TotalSeconds:0.00} s, chains whole {(found.Figures[FigureNames.ChainIntact] as Figure.Told)?.Value:0.00}, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB held");
            }
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
