namespace Isegoria.Backends.Dialogs;

/// <summary>Something to mend in a file of words or settings.</summary>
/// <param name="File">Relative to the content root where it lies below it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Fix">What to do about it, as a sentence.</param>
public sealed record FileProblem(string File, int Line, string Problem, string Fix)
{
    public override string ToString() => $"{File}:{Line}: {Problem} {Fix}";
}

/// <summary>The dialogs cannot be used as they are; the message has one line per problem.</summary>
public sealed class DialogFilesException : Exception
{
    public DialogFilesException()
    {
    }

    public DialogFilesException(string message)
        : base(message)
    {
    }

    public DialogFilesException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public DialogFilesException(IReadOnlyList<FileProblem> problems)
        : this(string.Join(Environment.NewLine, problems)) => Problems = problems;

    public IReadOnlyList<FileProblem> Problems { get; } = [];
}
