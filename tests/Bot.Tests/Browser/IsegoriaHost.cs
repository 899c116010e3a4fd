using Isegoria.Bot.Tests.Line;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>The program itself, as built beside these tests, with an empty store: its first start is part of the walk.</summary>
public sealed class IsegoriaHost : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("isegoria-").FullName;
    private RunningBot? _bot;

    public string Url => _bot!.Address.ToString().TrimEnd('/');

    internal static string Program => BuiltProgram.At("src/Bot", "Isegoria.Bot.dll");

    public async ValueTask InitializeAsync()
    {
        _bot = await RunningBot.StartAsync(Program, _data, environment: null, TestContext.Current.CancellationToken);
        Assert.False(_bot.HasExited, _bot.Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
