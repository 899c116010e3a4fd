using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;

namespace Isegoria.Backends.Journal;

internal static class CandidateRows
{
    public static CandidateRow Row(CaucusId caucus, GroupStatement statement) => new()
    {
        CaucusId = caucus.Value,
        Id = statement.Id,
        Round = statement.Round,
        Origin = statement.Origin.ToString(),
        Language = statement.Language.Code,
        Sentences = TurnJson.Write(statement.Sentences),
        Texts = TurnJson.Write(statement.Texts),
        Quoted = statement.Origin is StatementOrigin.Citizens ? statement.Sentences[0].StandsOn[0].Value : null,
    };

    /// <param name="keptBack">Whether the team did not admit the statement it quotes.</param>
    public static GroupStatement ToStatement(CandidateRow row, bool keptBack)
    {
        var withdrawn = keptBack || row.Texts.Length == 0;
        return new GroupStatement(
            row.Id, row.Round, Enum.Parse<StatementOrigin>(row.Origin), new Language(row.Language),
            withdrawn ? [] : TurnJson.Read<List<StandingSentence>>(row.Sentences),
            withdrawn ? new Dictionary<string, string>() : TurnJson.Read<Dictionary<string, string>>(row.Texts))
        {
            IsWithdrawn = withdrawn,
        };
    }
}
