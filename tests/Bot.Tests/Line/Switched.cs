using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Doubles;

namespace Isegoria.Bot.Tests.Line;

/// <summary>Breaks a part of the host while it is on.</summary>
internal sealed class SwitchedFault
{
    public bool On { get; set; }

    public void Pass()
    {
        if (On)
            throw new InvalidOperationException("Broken for the test.");
    }
}

internal sealed class SwitchedClassifier(SwitchedFault fault) : IBiasClassifier
{
    public string Version => "switched/1";

    public BiasThresholds Thresholds { get; } = new(0.5, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);

    public Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        fault.Pass();
        return Task.FromResult<IReadOnlyList<BiasScore>>([.. texts.Select(_ => Some.Score())]);
    }
}

/// <summary>Scripted words only.</summary>
internal sealed class SwitchedWriter(SwitchedFault fault) : IReplyWriter
{
    public Task<Draft> DraftAsync(Move move, Findings findings, CancellationToken cancellation)
    {
        fault.Pass();
        return Task.FromResult(new Draft(move.Say, [], Unanswered: false, "script", move.Next.Language));
    }
}
