using Isegoria.Bot.Channels.DirectLine;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Isegoria.Bot.Channels;

/// <summary>
/// <c>POST /api/messages</c>: activities from Azure Bot Service, with its signed token. Without an app id there is
/// nobody to trust, so it is closed, unless the settings let the Emulator in without credentials.
/// A fault ends here: the web server would log its message, which can quote what a citizen wrote.
/// </summary>
internal sealed partial class BotFrameworkEndpoint(
    CloudAdapter adapter, IBot bot, IOptions<ChannelOptions> options, IConfiguration configuration, ILogger<BotFrameworkEndpoint> logger)
{
    public async Task TakeAsync(HttpContext context)
    {
        var (response, aborted) = (context.Response, context.RequestAborted);
        if (string.IsNullOrEmpty(configuration["MicrosoftAppId"]) && options.Value.EmulatorWithoutCredentials != true)
        {
            await RefuseAsync(
                response, StatusCodes.Status403Forbidden, "NotConfigured",
                "This channel has no app id. Set MicrosoftAppId and its credentials, or Channels:EmulatorWithoutCredentials on a developer's own machine.");
            return;
        }

        if (!IsReadable(context.Request.Headers.Authorization.ToString()))
        {
            await RefuseTokenAsync(response);
            return;
        }

        try
        {
            await adapter.ProcessAsync(context.Request, response, bot, aborted);
            if (response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false })
                await RefuseAsync(response, StatusCodes.Status400BadRequest, "BadArgument", "The body is not an activity in JSON.");
        }
        catch (Exception e) when (e is SecurityTokenException or SecurityTokenArgumentException)
        {
            // The SDK answers for what it refuses itself, and lets out what its token library throws.
            await RefuseTokenAsync(response);
        }
        catch (RefusedException e)
        {
            await RefuseAsync(response, e.Status, e.Code, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException || !aborted.IsCancellationRequested)
        {
            // The channel delivers it again; what was stored by then is taken once.
            LogFailed(Fault.Of(e));
            await RefuseAsync(response, StatusCodes.Status500InternalServerError, "ServerError", "Something went wrong here.");
        }
    }

    /// <summary>Whether there is no token, or one that can be read: any other is a fault to the SDK.</summary>
    private static bool IsReadable(string authorization)
    {
        if (authorization.Split(' ') is not [_, var token])
            return true;
        try
        {
            new JsonWebTokenHandler().ReadToken(token);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return false;
        }
    }

    private static Task RefuseTokenAsync(HttpResponse response) =>
        RefuseAsync(response, StatusCodes.Status403Forbidden, "BadToken", "The token is not one of the Bot Framework for this bot.");

    private static async Task RefuseAsync(HttpResponse response, int status, string code, string message)
    {
        if (response.HasStarted)
            return;
        response.StatusCode = status;
        await response.WriteAsJsonAsync(new { error = new { code, message } });
    }

    [LoggerMessage(LogLevel.Error, "An activity from the Bot Framework was not taken: {Fault}")]
    private partial void LogFailed(string fault);
}
