using Isegoria.Deliberation.Opinions;

namespace Isegoria.Backends.Journal;

internal static class StatementRows
{
    public static Statement ToStatement(StatementRow row) =>
        new(new StatementId(row.Id), TurnJson.Read<Dictionary<string, string>>(row.Texts))
        {
            Moderation = (Moderation)row.Moderation,
            Reason = row.Reason,
            IsMeta = row.Meta,
        };
}
