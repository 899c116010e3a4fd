using Isegoria.Bot.Citizen;
using Isegoria.Deliberation.Consultations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>The citizen page as the program serves it, before a scripted assistant, on a free loopback port.</summary>
public sealed class PageHost : IAsyncLifetime
{
    private WebApplication? _app;

    internal ScriptedDirectLine DirectLine { get; } = new();

    public string Url => _app!.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddCitizenPages().Configure<Isegoria.Bot.Channels.ChannelOptions>(builder.Configuration.GetSection("Channels"));
        builder.Services.AddSingleton<IConsultationStore, ScriptedConsultation>();
        _app = builder.Build();
        _app.UseWebSockets();
        _app.UsePageFiles();
        _app.MapCitizenPages();
        DirectLine.Map(_app);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }
}
