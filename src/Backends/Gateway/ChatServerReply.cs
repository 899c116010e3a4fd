namespace Isegoria.Backends.Gateway;

/// <summary>What came of handing a request on to the model's server.</summary>
public abstract record ChatServerReply
{
    private ChatServerReply()
    {
    }

    /// <summary>Status 200; its body is read by whoever asked, who disposes of it.</summary>
    public sealed record Answered(HttpResponseMessage Response) : ChatServerReply;

    /// <summary>The server finds fault with the request itself.</summary>
    /// <param name="Message">In the server's words; it may repeat the request, so it is for the caller alone and in no log.</param>
    public sealed record Refused(string Message) : ChatServerReply;

    /// <summary>The server takes no more for now.</summary>
    public sealed record Busy(TimeSpan? RetryAfter) : ChatServerReply;

    /// <summary>It could not be reached, answered with a fault, or does not know our key.</summary>
    public sealed record Failed : ChatServerReply;
}
