namespace Isegoria.Bot.Gateway;

/// <summary>Why <c>/v1</c> does not answer, in the words and the shape OpenAI's own clients read.</summary>
public sealed class GatewayRefusedException : Exception
{
    private const string InvalidRequest = "invalid_request_error";
    private const string Server = "server_error";

    public GatewayRefusedException()
        : this(StatusCodes.Status500InternalServerError, Server, "server_error", "Something went wrong here.")
    {
    }

    public GatewayRefusedException(string message)
        : this(StatusCodes.Status400BadRequest, InvalidRequest, null, message)
    {
    }

    public GatewayRefusedException(string message, Exception inner)
        : this(StatusCodes.Status400BadRequest, InvalidRequest, null, message, inner)
    {
    }

    private GatewayRefusedException(int status, string type, string? code, string message, Exception? inner = null)
        : base(message, inner) => (Status, Type, Code) = (status, type, code);

    public int Status { get; }

    public string Type { get; }

    public string? Code { get; }

    /// <summary>The part of the request that is meant; none where the whole is.</summary>
    public string? Param { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    public static GatewayRefusedException NoKey() =>
        new(StatusCodes.Status401Unauthorized, InvalidRequest, "invalid_api_key", "Send a key of this server in the header 'Authorization: Bearer KEY'.");

    public static GatewayRefusedException WrongKey() =>
        new(StatusCodes.Status401Unauthorized, InvalidRequest, "invalid_api_key", "The key is not one of this server's.");

    public static GatewayRefusedException NotInScope(string scope) =>
        new(StatusCodes.Status403Forbidden, "permission_error", "insufficient_permissions", $"The key lacks the scope '{scope}'.");

    public static GatewayRefusedException NoModel(string? asked) =>
        new(StatusCodes.Status404NotFound, InvalidRequest, "model_not_found", $"The model '{asked}' does not exist here; GET /v1/models lists what does.") { Param = "model" };

    public static GatewayRefusedException NoPath() =>
        new(StatusCodes.Status404NotFound, InvalidRequest, "unknown_url", "There is nothing at this address; there are /v1/chat/completions and /v1/models.");

    public static GatewayRefusedException Bad(string param, string message) =>
        new(StatusCodes.Status400BadRequest, InvalidRequest, "unsupported_parameter", message) { Param = param };

    public static GatewayRefusedException TooLarge(int most) =>
        new(StatusCodes.Status413PayloadTooLarge, InvalidRequest, "request_too_large", $"The request is larger than {most} bytes.");

    public static GatewayRefusedException TooMany(TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, "requests", "rate_limit_exceeded", "The key has sent as much as it may for now.") { RetryAfter = wait };

    public static GatewayRefusedException Busy(TimeSpan? wait) =>
        new(StatusCodes.Status429TooManyRequests, "requests", "rate_limit_exceeded", "The model's server takes no more for now.") { RetryAfter = wait };

    public static GatewayRefusedException OverCeiling() =>
        new(StatusCodes.Status429TooManyRequests, "insufficient_quota", "insufficient_quota", "The key has used the tokens it may use.");

    /// <param name="said">In the words of the model's server.</param>
    public static GatewayRefusedException Refused(string said) => new(StatusCodes.Status400BadRequest, InvalidRequest, null, said);

    public static GatewayRefusedException Failed(Exception? cause = null) =>
        new(StatusCodes.Status502BadGateway, Server, "model_unavailable", "The model's server gave no usable answer.", cause);

    public static GatewayRefusedException Slow(Exception? cause = null) =>
        new(StatusCodes.Status504GatewayTimeout, Server, "model_timeout", "The model's server took too long.", cause);

    /// <summary>The body of the answer, or of the event where the answer had begun.</summary>
    public object Body() => new { error = new { message = Message, type = Type, param = Param, code = Code } };
}
