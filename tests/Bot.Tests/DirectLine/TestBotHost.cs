using Isegoria.Backends.Journal;
using Isegoria.Bot.Channels;
using Isegoria.Bot.Channels.DirectLine;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isegoria.Bot.Tests.DirectLine;

/// <summary>Kestrel, the Direct Line server, a real SQLite file, and <see cref="EchoingBot"/>.</summary>
public class TestBotHost : DirectLineHost
{
    private readonly List<HttpContext> _sockets = [];
    private WebApplication _app = null!;

    public string Data { get; } = Directory.CreateTempSubdirectory("isegoria-directline-").FullName;

    public override string Consultation => "sample";

    public EchoingBot Bot => _app.Services.GetRequiredService<EchoingBot>();

    public T Part<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Settings other than the product's own.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    public override async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(Settings).AddInMemoryCollection([new("Data:Directory", Data)]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IIdSource, DrawnIds>()
            .AddSingleton<IConsultationStore>(new OneConsultation(Consultation))
            .AddSingleton<ChannelLog>()
            .AddSingleton<BreakableLog>()
            .AddSingleton<IChannelLog>(services => services.GetRequiredService<BreakableLog>())
            .AddSingleton<EchoingBot>()
            .AddSingleton<IBot>(services => services.GetRequiredService<EchoingBot>())
            .Configure<ChannelOptions>(builder.Configuration.GetSection(ChannelOptions.Section))
            .Configure<DataOptions>(builder.Configuration.GetSection(DataOptions.Section))
            .AddDbContextFactory<DeliberationStore>(o => o.UseSqlite($"Data Source={Path.Combine(Data, "store.db")};Pooling=False"))
            .AddDirectLine(builder.Configuration);
        _app = builder.Build();
        _app.Use(KeepSocketsInReach);
        _app.UseDirectLine();
        _app.MapDirectLine();
        _app.MapPost("/test/drop", DropSockets);

        await using (var store = await Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync())
            await store.Database.EnsureCreatedAsync();
        Part<DirectLineKeys>();
        await _app.StartAsync();
        Address = new Uri(_app.Urls.Single());
        Secret = await File.ReadAllTextAsync(Path.Combine(Data, "keys", "directline.secret"));
    }

    public override async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(Data, recursive: true);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Breaks the connection of every open socket, as a network does; answers how many there were.</summary>
    public int DropSockets()
    {
        lock (_sockets)
        {
            _sockets.ForEach(socket => socket.Abort());
            var count = _sockets.Count;
            _sockets.Clear();
            return count;
        }
    }

    private async Task KeepSocketsInReach(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        lock (_sockets)
            _sockets.Add(http);
        try
        {
            await next(http);
        }
        finally
        {
            lock (_sockets)
                _sockets.Remove(http);
        }
    }

    private sealed class OneConsultation(string id) : IConsultationStore
    {
        private readonly Consultation _only = new(
            new ConsultationId(id), Words("Sample"), Words("What matters?"), Words("The town"), Words("A report"),
            new Dictionary<string, IReadOnlyList<string>>(), [Language.French, Language.English], "full");

        public Task<Consultation?> FindAsync(ConsultationId id, CancellationToken cancellation) =>
            Task.FromResult(id == _only.Id ? _only : null);

        public Task<IReadOnlyList<Consultation>> ListAsync(CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Consultation>>([_only]);

        public Task SaveAsync(Consultation consultation, IReadOnlyList<Statement>? seeds, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<Statement>> SeedsAsync(ConsultationId id, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task ForgetWordsAsync(ConsultationId id, IReadOnlyList<string> chosen, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<Consultation?> ChangeAsync(Consultation consultation, IReadOnlyList<Deliberation.Opinions.Statement>? seeds, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<bool> SilenceAsync(ConsultationId id, bool silent, CancellationToken cancellation) =>
            throw new NotSupportedException();

        private static Dictionary<string, string> Words(string text) => new() { ["en"] = text };
    }
}
