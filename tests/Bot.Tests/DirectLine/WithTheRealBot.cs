using Isegoria.Bot.Tests.Line;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>The cases again, with the product's own host: its bot, its journal, its line.</summary>
public sealed class AccessWithTheRealBot(RealHost host) : AccessCases<RealHost>(host);

public sealed class ConversationWithTheRealBot(RealHost host) : ConversationCases<RealHost>(host);

public sealed class StreamWithTheRealBot(RealHost host) : StreamCases<RealHost>(host);

public sealed class RealHost(SettledData settled) : DirectLineHost
{
    private WebApplication _app = null!;

    public override string Consultation => "sample";

    public override async ValueTask InitializeAsync()
    {
        var data = settled.Copy();
        _app = Serving.Build([.. LiveBot.Plain(data)], services => services.AddSingleton<TimeProvider>(Time));
        await _app.PrepareAsync(TestContext.Current.CancellationToken);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Urls.Single());
        Secret = await File.ReadAllTextAsync(Path.Combine(data, "keys", "directline.secret"));
    }

    public override async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await base.DisposeAsync();
    }
}
