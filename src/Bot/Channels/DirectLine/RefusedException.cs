namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>Why a request is not answered: the HTTP status, and the code and message of the error's JSON. Codes are stable, messages are not.</summary>
public sealed class RefusedException : Exception
{
    public RefusedException()
        : this(StatusCodes.Status500InternalServerError, "ServerError", "Something went wrong here.")
    {
    }

    public RefusedException(string message)
        : this(StatusCodes.Status400BadRequest, "BadArgument", message)
    {
    }

    public RefusedException(string message, Exception inner)
        : this(StatusCodes.Status400BadRequest, "BadArgument", message, inner)
    {
    }

    private RefusedException(int status, string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Status = status;
        Code = code;
    }

    public int Status { get; }

    public string Code { get; }

    /// <summary>When to try again; null where trying again would not help.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public static RefusedException NoToken() =>
        new(StatusCodes.Status401Unauthorized, "MissingToken", "Send the header 'Authorization: Bearer' with a token or the secret.");

    public static RefusedException BadToken() => new(StatusCodes.Status403Forbidden, "BadToken", "The token is not one of this server's.");

    public static RefusedException Expired() => new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static RefusedException NotYours() => new(StatusCodes.Status403Forbidden, "Forbidden", "The token belongs to another conversation.");

    public static RefusedException SecretOnly() => new(StatusCodes.Status403Forbidden, "Forbidden", "This needs the secret.");

    public static RefusedException TokenOnly() => new(StatusCodes.Status403Forbidden, "Forbidden", "This needs a token; the secret does not expire.");

    public static RefusedException Untrusted() => new(StatusCodes.Status403Forbidden, "UntrustedOrigin", "The token may not be used on this site.");

    public static RefusedException NoConversation() => new(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    /// <summary>Also for a reply of somebody else's, of which the caller is to learn nothing.</summary>
    public static RefusedException NoReply() => new(StatusCodes.Status404NotFound, "ReplyNotFound", "There is no such reply in this conversation.");

    public static RefusedException NoConsultation() => new(StatusCodes.Status404NotFound, "ConsultationNotFound", "There is no such consultation.");

    public static RefusedException NoPath() => new(StatusCodes.Status404NotFound, "NotFound", "There is nothing at this address.");

    public static RefusedException Ended() => new(StatusCodes.Status400BadRequest, "ConversationEnded", "The conversation has ended.");

    public static RefusedException TooLarge(int most) =>
        new(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The request is larger than {most} bytes.");

    /// <summary>A status below 500 on purpose: directlinejs takes 5xx for "sent later" and Web Chat then waits five minutes.</summary>
    public static RefusedException NoFiles() =>
        new(StatusCodes.Status415UnsupportedMediaType, "FilesNotAccepted", "Files are not accepted yet; nothing was stored.");

    public static RefusedException TooMany() =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many conversations were begun from this address; try again later.");

    public static RefusedException TooManyPosts(TimeSpan wait) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too much was sent in this conversation; try again later.") { RetryAfter = wait };

    public static RefusedException BotRejected(Exception cause) =>
        new(StatusCodes.Status502BadGateway, "BotRejectedActivity", "Failed to send activity: bot returned an error", cause);

    public IResult Answer() => Results.Json(new { error = new { code = Code, message = Message } }, statusCode: Status);
}
