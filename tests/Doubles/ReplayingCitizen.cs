using System.Text.Json.Nodes;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Doubles;

/// <summary>
/// One participant of a published conversation, at the real Direct Line channel of a running bot: consents, and votes on whatever statement is shown
/// as in the file. A statement they have no vote on there is put aside.
/// </summary>
/// <param name="known">Ids of the statements by their words, see <see cref="Key"/>.</param>
public sealed class ReplayingCitizen(Uri server, string slug, IReadOnlyDictionary<string, IReadOnlyList<StatementId>> known, IReadOnlyDictionary<StatementId, Vote> votes) : IAsyncDisposable
{
    /// <summary>Buttons of the dialog "votes", which send what they say.</summary>
    private const string Agree = "Agree";
    private const string More = "Read more";

    private readonly DirectLineCitizen _line = new(server, slug, "en");
    private readonly HashSet<StatementId> _seen = [];
    private JsonNode? _asked;

    /// <summary>Messages sent.</summary>
    public int Sent { get; private set; }

    /// <summary>Votes given.</summary>
    public int Given { get; private set; }

    /// <summary>A statement's letters and digits: what is left of it whatever a channel does to its words.</summary>
    public static string Key(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>From the welcome until every statement was seen.</summary>
    public async Task VoteAsync(CancellationToken cancellation)
    {
        _asked = await _line.ArriveAsync(cancellation);
        await SayAsync("yes", cancellation);
        while (await AnswerAsync(cancellation))
        {
        }
    }

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    /// <summary>False once no statement is shown any more.</summary>
    private async Task<bool> AnswerAsync(CancellationToken cancellation)
    {
        var offered = _asked!["suggestedActions"]?["actions"]?.AsArray().Select(action => (string?)action!["value"]).ToList() ?? [];
        if (offered.Contains(More))
        {
            await SayAsync(More, cancellation);
            return true;
        }
        if (!offered.Contains(Agree))
            return false;
        var shown = Shown((string)_asked["text"]!);
        _seen.Add(shown);
        if (votes.TryGetValue(shown, out var vote))
        {
            Given++;
            await SayAsync(vote.ToString().ToLowerInvariant(), cancellation);
        }
        else
        {
            await SayAsync("another", cancellation);
        }
        return true;
    }

    /// <summary>Statements that share their words are told apart by their turn alone.</summary>
    private StatementId Shown(string text)
    {
        var quoted = Key(text[(text.IndexOf('“', StringComparison.Ordinal) + 1)..text.LastIndexOf('”')]);
        return known.TryGetValue(quoted, out var ids)
            ? ids.FirstOrDefault(id => !_seen.Contains(id), ids[0])
            : throw new InvalidDataException("The bot shows a statement that the file does not hold.");
    }

    private async Task SayAsync(string text, CancellationToken cancellation)
    {
        Sent++;
        _asked = await _line.SayAsync(text, cancellation);
    }
}
