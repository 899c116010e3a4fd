using Hangfire;
using Hangfire.AspNetCore;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Jobs;

/// <summary>Runs the jobs of this host, and of no other in the same process: nothing of Hangfire's is shared through its statics.</summary>
internal sealed class JobServer(
    JobStorage storage, JobCalendar calendar, IServiceScopeFactory scopes, IOptions<JobOptions> options) : IHostedService, IDisposable
{
    private BackgroundJobServer? _server;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                Activator = new AspNetCoreJobActivator(scopes),
                WorkerCount = options.Value.AtOnce!.Value,
                SchedulePollingInterval = options.Value.Round!.Value,
                ServerCheckInterval = TimeSpan.FromMinutes(5),
            },
            storage);
        await calendar.RebuildAsync(cancellationToken);
    }

    /// <summary>A job under way is told to stop and goes back into the queue; the next start plans it anew.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is null)
            return;
        _server.SendStop();
        try
        {
            await _server.WaitForShutdownAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host waits no longer: what is still under way is planned anew at the next start.
        }
    }

    public void Dispose() => _server?.Dispose();
}
