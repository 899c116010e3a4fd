using Isegoria.Bot.Channels;
using Isegoria.Bot.Console.Live;
using Isegoria.Bot.Jobs;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Console;

/// <summary>What every desk of the console needs: the role asked for, the gate asked before, the line after, and the audit log.</summary>
internal sealed class StaffRecord(IAuditLog audit, BiasGate gate, Inbox inbox, KeptBell bell, IIdSource ids, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public string NewId() => ids.NewId();

    public bool May(StaffMember who, ConsultationId consultation, StaffRole role = StaffRole.Facilitator) =>
        who.Until > Now && who.May(role, consultation);

    public void Carry(IReadOnlyList<CitizenMessage> messages) => inbox.TakeUp(messages);

    /// <summary>The last of what is done: whoever looks on at the same time sees it now.</summary>
    public async Task WriteAsync(StaffMember who, ConsultationId consultation, string action, string target, CancellationToken cancellation)
    {
        await audit.WriteAsync(new AuditEntry(Now, who.Name, consultation, action, target), cancellation);
        bell.Ring();
    }

    /// <summary>What the gate finds in the words, in any of their languages; none where they pass.</summary>
    public async Task<DeskAnswer.Flagged?> FlawAsync(IReadOnlyDictionary<string, string> texts, Voice voice, CancellationToken cancellation)
    {
        foreach (var (code, text) in texts)
        {
            var verdict = await gate.LookAsync(text, voice, new Language(code), cancellation);
            if (verdict is not Verdict.Passed)
                return new DeskAnswer.Flagged([.. verdict.Sentences.SelectMany(sentence => sentence.Weighed).Select(word => word.Word).Distinct().Take(5)]);
        }
        return null;
    }
}
