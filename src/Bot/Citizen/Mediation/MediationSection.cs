using System.Globalization;
using System.Text.Encodings.Web;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Citizen.Mediation;

/// <summary>
/// What groups of a consultation worked out, as a section of its page of results: the statement, what it stands on, whom it leaves
/// out, the others in order. While the work is under way only how far it is.
/// </summary>
internal sealed class MediationSection(SpokenWords words, ICaucuses caucuses, IOptions<MediationOptions> options)
{
    private const int MostMissing = 10;

    private static readonly HtmlEncoder Html = PlainPage.Html;

    /// <summary>HTML; empty where no group works out anything.</summary>
    /// <param name="forStaff">With who has answered so far, and when the phase ends.</param>
    public async Task<string> RenderAsync(Consultation consultation, OpinionPicture picture, Language language, bool forStaff, CancellationToken cancellation)
    {
        var sections = new List<string>();
        foreach (var id in await caucuses.OfAsync(consultation.Id, cancellation))
        {
            if (await caucuses.ReadAsync(id, cancellation) is { } record)
                sections.Add(Section(new Page(record, picture, language, consultation.ModeratesBefore), sections.Count, forStaff));
        }
        return string.Concat(sections);
    }

    private string Section(Page page, int number, bool forStaff)
    {
        var caucus = page.Record.Caucus;
        var heading = caucus.Session is null ? Said("title", page) : Said("room", page, number);
        var body = caucus.IsOpen
            ? $"<p>{Said("under_way", page, words.In(caucus.Phase.ToString().ToLowerInvariant(), page.Language), page.Record.Opinions.Count)}</p>{(forStaff ? Progress(page) : "")}"
            : Outcome(page);
        return $"<section class=\"mediation\" aria-labelledby=\"mediation-{number}\"><h2 id=\"mediation-{number}\">{heading}</h2>{body}</section>";
    }

    private string Progress(Page page)
    {
        var counts = page.Record.Counts();
        var end = page.Record.Caucus.Ends is { } until ? $" {Said("ends", page, until.ToString("g", page.Culture))}" : "";
        return $"<p>{Said("answered", page, counts.Answered, counts.In)}{end}</p>";
    }

    private string Outcome(Page page)
    {
        var state = page.Record.State;
        if (state.Leading is not { } leading || state.Caucus.Last is not { } last)
            return $"<p>{Said("none", page)}</p>";
        var endorsed = state.Endorsed;
        return $"""
            {Quoted(leading, page)}
            <p>{Said("ranked", page, last.Ballots, endorsed.Yes, endorsed.Partly, endorsed.No)}{(last.Winners.Count > 1 ? $" {Said("tie", page)}" : "")}</p>
            {StandsOn(leading, page)}
            <h3>{Said("left_out", page)}</h3>{LeftOut(page)}
            <h3>{Said("others", page)}</h3>{Others(leading, page)}
            <p>{Said("critiques_given", page, page.Record.Critiques.Count(critique => critique.Text.Length > 0))}</p>
            <p class="about">{Said("method", page, options.Value.CoveredFrom!.Value)}</p>
            """;
    }

    private string Quoted(GroupStatement statement, Page page)
    {
        var spoken = statement.Texts.ContainsKey(page.Language.Code) ? "" : $" lang=\"{statement.Language.Code}\"";
        return $"<blockquote{spoken}>{Html.Encode(statement.In(page.Language))}</blockquote><p class=\"note\">{Said(statement.Origin is StatementOrigin.Model ? "by_model" : "by_citizens", page)}</p>";
    }

    /// <summary>Each sentence with the opinions it repeats, and how people voted on them where they did.</summary>
    private string StandsOn(GroupStatement statement, Page page) => string.Concat(statement.Sentences.Select(sentence => $"""
        <p>{(statement.Sentences.Count > 1 ? Said("sentence_stands_on", page, sentence.Text) : Said("stands_on", page))}</p>
        <ul>{string.Concat(sentence.StandsOn.Select(id => $"<li>{Source(id, page)}</li>"))}</ul>
        """));

    private string Source(StatementId id, Page page)
    {
        var text = page.Record.Opinions.FirstOrDefault(opinion => opinion.Id == id) is { } given ? (given.Text, page.Shows(given))
            : page.Record.Critiques.FirstOrDefault(critique => critique.Id == id) is { } critique ? (critique.Text, page.Record.Caucus.Admitted.Contains(critique.Id))
            : page.Picture.Statements.FirstOrDefault(statement => statement.Id == id) is { } published ? (published.In(page.Language), published.IsShown(page.ModeratesBefore))
            : default((string Text, bool Shown)?);
        if (text is not { } found)
            return Said("gone", page);
        if (!found.Item2)
            return Said("unshown", page);
        var tally = page.Picture.Of(id);
        return $"« {Html.Encode(found.Item1)} »{(tally.Seen > 0 ? $" ({Said("votes", page, tally.Agree, tally.Disagree, tally.Pass)})" : "")}";
    }

    private string LeftOut(Page page)
    {
        if (page.Record.Caucus.Cover is not { } cover)
            return $"<p>{Said("unmeasured", page)}</p>";
        var shown = page.Record.Opinions.Where(opinion => page.Shows(opinion) && cover.Missing.Contains(opinion.Id)).Take(MostMissing).ToList();
        var list = shown.Count == 0 ? "" : $"<p>{Said("missing_some", page)}</p><ul>{string.Concat(shown.Select(opinion => $"<li lang=\"{opinion.Language.Code}\">{Html.Encode(opinion.Text)}</li>"))}</ul>";
        return $"<p>{Said("low", page, cover.Low, cover.Last)} {(cover.Measured ? Said("missing", page, cover.Missing.Count, cover.Opinions) : Said("unmeasured", page))}</p>{list}{Groups(cover, page)}";
    }

    private string Groups(Coverage cover, Page page)
    {
        if (cover.Groups.Count == 0)
            return "";
        string Told(int? count) => count is { } number ? $"{number}" : Said("few", page);
        var rows = cover.Groups.Select(group => $"""
            <tr><th scope="row">{group.Name}</th><td>{Told(group.Opinions)}</td><td>{Told(group.Missing)}</td><td>{(group.Endorsed is { } endorsed ? $"{endorsed.Yes}, {endorsed.Partly}, {endorsed.No}" : Said("few", page))}</td></tr>
            """);
        return $"""
            <table><caption>{Said("groups", page)}</caption><thead><tr><th scope="col">{Said("group", page)}</th><th scope="col">{Said("given", page)}</th><th scope="col">{Said("absent", page)}</th><th scope="col">{Said("speaks", page)}</th></tr></thead>
            <tbody>{string.Concat(rows)}</tbody></table>
            """;
    }

    private string Others(GroupStatement leading, Page page)
    {
        var others = page.Record.State.Ordered.Where(statement => statement.Id != leading.Id).ToList();
        return others.Count == 0 ? "<p>–</p>" : $"<ol start=\"2\">{string.Concat(others.Select(statement => statement.IsWithdrawn
            ? $"<li><p>{Said("withdrawn", page)}</p></li>"
            : $"<li>{Quoted(statement, page)}{StandsOn(statement, page)}</li>"))}</ol>";
    }

    /// <summary>An entry with %1, %2 ... replaced; HTML, the values made safe.</summary>
    private string Said(string entry, Page page, params object[] values)
    {
        var text = Html.Encode(words.In(entry, page.Language));
        for (var i = values.Length; i >= 1; i--)
            text = text.Replace($"%{i}", Html.Encode(Convert.ToString(values[i - 1], page.Culture) ?? ""), StringComparison.Ordinal);
        return text;
    }

    private sealed record Page(CaucusRecord Record, OpinionPicture Picture, Language Language, bool ModeratesBefore)
    {
        /// <summary>Its author lets others read it, and so does the team.</summary>
        public bool Shows(CaucusOpinion opinion) =>
            opinion.IsShown && Picture.Statements.FirstOrDefault(statement => statement.Id == opinion.Id)?.IsShown(ModeratesBefore) == true;

        public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(Language == Language.French ? "fr-FR" : "en-GB");
    }
}
