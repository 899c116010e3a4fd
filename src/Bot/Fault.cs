namespace Isegoria.Bot;

/// <summary>
/// What a log may say of an exception: its types and where it was thrown. Never its message, which can quote the text
/// that broke something, and that text may be a citizen's.
/// </summary>
internal static class Fault
{
    public static string Of(Exception exception)
    {
        var types = new List<string>();
        var innermost = exception;
        for (var e = exception; e is not null; e = e.InnerException)
        {
            types.Add(e.GetType().Name);
            innermost = e;
        }

        return $"{string.Join(" < ", types)}{Environment.NewLine}{innermost.StackTrace}";
    }
}
