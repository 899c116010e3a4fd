using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Isegoria.Backends.Replies;

/// <summary>
/// Asks the configured language model, within its limits of time, attempts, tokens and cost. Whatever goes wrong is a
/// <see cref="ModelReply.Silent"/>; only the caller's own cancellation is passed on.
/// </summary>
public sealed partial class KernelModel(
    Kernel kernel, ResiliencePipeline<ModelReply.Said> attempts, ModelUse use, IOptions<LanguageModelOptions> options, ILogger<KernelModel> logger)
{
    private readonly ILogger _logger = logger;

    /// <summary>The model's name, kept with every draft.</summary>
    public string Name => options.Value.Model!;

    /// <param name="heard">Where given and <see cref="LanguageModelOptions.Stream"/> is on: is told what the model has written so far, from the start again at a further attempt.</param>
    public async Task<ModelReply> AskAsync(
        ConsultationId consultation, KernelPrompt prompt, IReadOnlyDictionary<string, string> words, Action<string>? heard, CancellationToken cancellation)
    {
        var sent = prompt.Tokens + words.Values.Sum(Tokens.Estimate);
        var attempted = 0;
        var most = new Tokens(sent * options.Value.Attempts!.Value, options.Value.AnswerTokens!.Value * options.Value.Attempts.Value);
        if (!await MayAskAsync(consultation, most, cancellation))
            return new ModelReply.Silent(Silence.OverCeiling);
        ModelReply.Said? answer = null;
        try
        {
            answer = await attempts.ExecuteAsync(
                async token =>
                {
                    attempted++;
                    return await OnceAsync(prompt, words, heard, token);
                },
                cancellation);
            return string.IsNullOrWhiteSpace(answer.Text) ? new ModelReply.Silent(Silence.Rubbish) : answer;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            var reason = ReasonOf(e);
            LogSilent(reason, Innermost(e).GetType().Name, KernelAttempts.StatusOf(e)?.ToString());
            return new ModelReply.Silent(reason);
        }
        finally
        {
            await SettleAsync(consultation, most, Paid(sent, attempted, answer));
        }
    }

    /// <summary>What an attempt sent has been paid for whatever came of it.</summary>
    private static Tokens Paid(int sent, int attempted, ModelReply.Said? answer)
    {
        if (answer is null)
            return new Tokens(sent * attempted, 0);
        var last = answer.Used ?? new Tokens(sent, Tokens.Estimate(answer.Text));
        return last with { Prompt = (sent * (attempted - 1)) + last.Prompt };
    }

    private async Task<bool> MayAskAsync(ConsultationId consultation, Tokens most, CancellationToken cancellation)
    {
        try
        {
            if (await use.TryReserveAsync(consultation, most, cancellation))
                return true;
            LogCeiling(consultation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            LogUncounted(Innermost(e).GetType().Name);
        }
        return false;
    }

    /// <summary>Also where the caller has gone. What cannot be settled stays reserved: better counted twice than not.</summary>
    private async Task SettleAsync(ConsultationId consultation, Tokens most, Tokens used)
    {
        try
        {
            await use.SettleAsync(consultation, most, used, CancellationToken.None);
        }
        catch (Exception e)
        {
            LogUnsettled(consultation, Innermost(e).GetType().Name);
        }
    }

    /// <summary>With its own wait: a client deaf to the token cannot hold the answer up.</summary>
    private Task<ModelReply.Said> OnceAsync(
        KernelPrompt prompt, IReadOnlyDictionary<string, string> words, Action<string>? heard, CancellationToken token)
    {
        var arguments = new KernelArguments();
        foreach (var (name, value) in words)
            arguments[name] = value;
        var asked = heard is null || options.Value.Stream == false
            ? KernelCalls.WholeAsync(kernel, prompt.Function, arguments, token)
            : KernelCalls.StreamedAsync(kernel, prompt.Function, arguments, heard, token);
        return asked.WaitAsync(token);
    }

    private static Silence ReasonOf(Exception e) => e switch
    {
        BrokenCircuitException => Silence.Resting,
        TimeoutRejectedException => Silence.Slow,
        _ when KernelAttempts.IsOfTheLine(e) => Silence.Down,
        _ => Silence.Rubbish,
    };

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    // Not the exceptions themselves: a server's message may repeat the prompt, and with it a citizen's words.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model gave no answer ({Reason}): {Fault} {Status}")]
    private partial void LogSilent(Silence reason, string fault, string? status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Consultation {Consultation} has used what it may of the language model")]
    private partial void LogCeiling(ConsultationId consultation);

    [LoggerMessage(Level = LogLevel.Error, Message = "The language model is not asked, as its cost cannot be counted: {Fault}")]
    private partial void LogUncounted(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "What a call of the language model took could not be settled; consultation {Consultation} is charged the most it could be: {Fault}")]
    private partial void LogUnsettled(ConsultationId consultation, string fault);
}
