namespace Isegoria.Deliberation.Turns;

/// <summary>How long each step of a turn took, in milliseconds, as the line saw it.</summary>
/// <param name="Dialog">Reading where the citizen stands, and moving.</param>
/// <param name="Find">Looking the question up, its encoding included.</param>
/// <param name="Draft">Writing; where the draft was seen while it grew, what was checked of it meanwhile included.</param>
/// <param name="Gate">Judging what was written.</param>
/// <param name="Rewrite">Putting flagged sentences in other words and judging them again; 0 where nothing was.</param>
public sealed record StepTimes(int Dialog, int Find, int Draft, int Gate, int Rewrite);

/// <summary>Read as each step ends: answers the milliseconds since it was read last.</summary>
internal sealed class StepWatch(TimeProvider time)
{
    private long _since = time.GetTimestamp();

    public int Read()
    {
        var now = time.GetTimestamp();
        var took = time.GetElapsedTime(_since, now);
        _since = now;
        return (int)took.TotalMilliseconds;
    }
}
