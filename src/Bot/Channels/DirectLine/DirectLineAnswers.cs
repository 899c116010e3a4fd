namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Every error of Direct Line is JSON of one form, and no answer is kept by a cache.</summary>
internal sealed partial class DirectLineAnswers(ILogger<DirectLineAnswers> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            return await next(context);
        }
        catch (RefusedException refusal)
        {
            if (refusal.Status == StatusCodes.Status401Unauthorized)
                http.Response.Headers.WWWAuthenticate = "Bearer";
            if (refusal.RetryAfter is { } wait)
                http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", null);
            return refusal.Answer();
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            Failed(http.Request.Method, http.GetEndpoint()?.DisplayName, Fault.Of(e));
            return new RefusedException().Answer();
        }
    }

    [LoggerMessage(LogLevel.Error, "{Method} at {Endpoint} failed: {Fault}")]
    private partial void Failed(string method, string? endpoint, string fault);
}
