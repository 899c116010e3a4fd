using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Doubles;

public enum Breakage
{
    Throws,
    ThrowsBeforeItsTask,
    CancelsByItself,
    Hangs,
    HangsDeafToTheToken,
    Blocks,
    AnswersNothing,
    TooFewScores,
    TooFewLabels,
    NotANumber,
    AboveOne,
    BelowZero,
    ThresholdNotANumber,
    TooFewThresholds,
    NoVersion,

    /// <summary>Flags what it is asked first.</summary>
    HangsOnTheSecondQuestion,
}

/// <summary>A classifier that fails in one chosen way.</summary>
public sealed class BrokenBiasClassifier(Breakage breakage) : IBiasClassifier, IDisposable
{
    private readonly ManualResetEventSlim _released = new();
    private int _asked;

    public string Version => breakage == Breakage.NoVersion ? throw new InvalidOperationException("No model.") : "broken/1";

    public BiasThresholds Thresholds => breakage switch
    {
        Breakage.ThresholdNotANumber => new(0.5, [0.5, 0.5, double.NaN, 0.5, 0.5, 0.5]),
        Breakage.TooFewThresholds => new(0.5, [0.5, 0.5]),
        _ => new(0.5, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]),
    };

    public Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        switch (breakage)
        {
            case Breakage.Throws:
                return Task.FromException<IReadOnlyList<BiasScore>>(new InvalidOperationException("The model broke."));
            case Breakage.ThrowsBeforeItsTask:
                throw new InvalidOperationException("The model broke.");
            case Breakage.CancelsByItself:
                return Task.FromException<IReadOnlyList<BiasScore>>(new TaskCanceledException());
            case Breakage.HangsOnTheSecondQuestion when Interlocked.Increment(ref _asked) == 1:
                return Task.FromResult<IReadOnlyList<BiasScore>>([.. texts.Select(_ => Harmless(0.9))]);
            case Breakage.HangsOnTheSecondQuestion:
            case Breakage.Hangs:
                return Hang(cancellation);
            case Breakage.HangsDeafToTheToken:
                return Hang(CancellationToken.None);
            case Breakage.Blocks:
                _released.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
                break;
            case Breakage.AnswersNothing:
                return Task.FromResult<IReadOnlyList<BiasScore>>(null!);
            case Breakage.TooFewScores:
                return Task.FromResult<IReadOnlyList<BiasScore>>([.. texts.Skip(1).Select(_ => Harmless(0))]);
        }
        return Task.FromResult<IReadOnlyList<BiasScore>>([.. texts.Select(_ => Broken())]);
    }

    public void Dispose()
    {
        _released.Set();
        _released.Dispose();
    }

    private static async Task<IReadOnlyList<BiasScore>> Hang(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return [];
    }

    private BiasScore Broken() => breakage switch
    {
        Breakage.TooFewLabels => new BiasScore(0, [0, 0, 0]),
        Breakage.NotANumber => Harmless(double.NaN),
        Breakage.AboveOne => Harmless(1.5),
        Breakage.BelowZero => Harmless(-0.5),
        _ => Harmless(0),
    };

    private static BiasScore Harmless(double third) => new(third is > 0 and < 1 ? third : 0, [0, 0, third, 0, 0, 0]);
}
