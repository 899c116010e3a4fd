using Isegoria.Bot.Channels;
using Isegoria.Bot.Console.SignIn;
using Isegoria.Deliberation.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Console.Parts;

/// <summary>
/// A page of the console: it knows who looks, reads what it shows in <see cref="LookAsync"/>, and a page that shows what is
/// going on reads it again when it changes. It looks as soon as this process has kept something, and every so often whether
/// something else has: so it does not matter which process a change came from, or that one was restarted.
/// </summary>
public abstract class StaffPage : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Task _watching = Task.CompletedTask;
    private string? _mark;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [Inject]
    public required TimeProvider Time { get; set; }

    [Inject]
    public required IOptions<ConsoleOptions> Options { get; set; }

    [Inject]
    public required KeptBell Bell { get; set; }

    /// <summary>Asked anew each time: a sign-in ends while a page is open.</summary>
    protected async Task<StaffMember?> MemberAsync() =>
        StaffClaims.Read((await (Authentication ?? Task.FromResult(new AuthenticationState(new()))))?.User, Time.GetUtcNow());

    protected CancellationToken Gone => _gone.Token;

    /// <summary>Whether the page is read again and again.</summary>
    protected virtual bool IsLiving => false;

    /// <summary>For a living page: a text that is another one whenever what the page shows is, and costs less to ask. None where it is read every time.</summary>
    protected virtual Task<string?> MarkAsync() => Task.FromResult<string?>(null);

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LookAsync(StaffMember member);

    protected override async Task OnParametersSetAsync() => await LookAgainAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && IsLiving)
            _watching = WatchAsync();
    }

    /// <summary>After something was done, without waiting for the next look.</summary>
    protected async Task LookAgainAsync()
    {
        if (await MemberAsync() is { } member)
            await LookAsync(member);
    }

    private async Task WatchAsync()
    {
        try
        {
            while (true)
            {
                var rung = Bell.Next;
                await InvokeAsync(LookIfChangedAsync);
                await rung.WaitAsync(Options.Value.Refresh!.Value, Time, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _gone.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (ObjectDisposedException)
        {
            // The server stops.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    /// <summary>Drawn again in any case: the time that is left passes by itself.</summary>
    private async Task LookIfChangedAsync()
    {
        var mark = await MarkAsync();
        if (mark is null || mark != _mark)
            await LookAgainAsync();
        _mark = mark;
        StateHasChanged();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        await _watching;
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }
}
