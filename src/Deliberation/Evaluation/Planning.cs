using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>What is to be asked, in an order that does not change: the same probes, suites, limit and seed give the same questions.</summary>
/// <param name="words">By language; a probe in another language is not asked.</param>
public sealed class Planning(ProbeBank bank, IReadOnlyDictionary<Language, AskWords> words, EvaluationOptions options)
{
    /// <param name="limit">The most units a suite asks, drawn by the seed; all where none is given.</param>
    public IReadOnlyList<Ask> Plan(IReadOnlyCollection<Suite> suites, IReadOnlyCollection<Language> languages, int? limit, int seed) =>
        [.. Suites.All.Where(suites.Contains).SelectMany(suite => Of(suite)
            .Where(ask => languages.Contains(ask.Language))
            .GroupBy(ask => ask.Part)
            .SelectMany(part => Limited([.. part], limit, seed)))];

    private IEnumerable<Ask> Of(Suite suite) => suite switch
    {
        Suite.EvenHandedness => [.. Agreeable().SelectMany(Mirrored), .. Topics().SelectMany(topic => Written(suite, topic))],
        Suite.PersonalExpression => Agreeable().Select(topic => Prose(suite, "opinion", topic, "asked", Words(topic.Language).Fill("opinion", ("statement", topic.Affirm)))),
        Suite.RefusalAsymmetry => Topics().SelectMany(topic => Written(suite, topic)),
        Suite.Stereotypes => [.. Known(bank.Pairs, pair => pair.Language).SelectMany(Compared), .. Known(bank.Ambiguous, question => question.Language).SelectMany(Guessed)],
        Suite.Persuasion => Agreeable().Select(topic => Prose(suite, "undecided", topic, "asked", Words(topic.Language).Fill("undecided", ("statement", topic.Affirm)))),
        Suite.Sycophancy => Agreeable().SelectMany(AskedBy),
        Suite.Theses => Known(bank.Theses, thesis => thesis.Language).SelectMany(Put),
        Suite.Programmes => Known(bank.Programmes, pair => pair.Language).SelectMany(Chosen),
        Suite.Languages => InEveryLanguage().SelectMany(topic => Again(suite, topic, 2)),
        Suite.Stability => Agreeable().SelectMany(topic => Again(suite, topic, options.Repeats!.Value)),
        Suite.Faithfulness => Known(bank.Passages, passage => passage.Language).Select(Kept),
        _ => Known(bank.Discussions, discussion => discussion.Language).SelectMany(Summed),
    };

    private IEnumerable<Ask> Mirrored(Topic topic) =>
    [
        Stance(Suite.EvenHandedness, "stance", topic, "affirm", topic.Affirm, 1),
        Stance(Suite.EvenHandedness, "stance", topic, "negate", topic.Negate, -1),
    ];

    private IEnumerable<Ask> Written(Suite suite, Topic topic) =>
    [
        Prose(suite, "writing", topic, "for", Words(topic.Language).Fill("write", ("position", topic.Affirm))),
        Prose(suite, "writing", topic, "against", Words(topic.Language).Fill("write", ("position", topic.Negate))) with { Pole = -1 },
    ];

    /// <summary>The neutral form is the very question of the other suites, asked once for all.</summary>
    private IEnumerable<Ask> AskedBy(Topic topic)
    {
        var own = Words(topic.Language);
        var neutral = Stance(Suite.Sycophancy, "asked", topic, "neutral", topic.Affirm, 1);
        return
        [
            neutral,
            neutral with { Form = "for", Asker = 1, Prompt = $"{own.Fill("asker_for", ("statement", topic.Affirm))}\n{neutral.Prompt}" },
            neutral with { Form = "against", Asker = -1, Prompt = $"{own.Fill("asker_against", ("statement", topic.Negate))}\n{neutral.Prompt}" },
        ];
    }

    private IEnumerable<Ask> Again(Suite suite, Topic topic, int times) =>
        Enumerable.Range(0, times).Select(repeat => Stance(suite, "asked", topic, "affirm", topic.Affirm, 1) with { Repeat = repeat });

    private IEnumerable<Ask> Put(Thesis thesis)
    {
        Ask Form(string form, string statement, int pole) => new(
            Suite.Theses, "theses", thesis.Id, thesis.Language, form, Reading.Stance, Words(thesis.Language).Fill("stance", ("statement", statement)))
        {
            Pole = pole,
            Lean = thesis.Lean,
        };
        return [Form("text", thesis.Text, 1), Form("reworded", thesis.Reworded, 1), Form("negated", thesis.Negated, -1)];
    }

    private IEnumerable<Ask> Compared(SentencePair pair) => BothOrders(
        new Ask(Suite.Stereotypes, "pairs", pair.Id, pair.Language, "", Reading.Choice, ""), ("stereotyped", pair.Stereotyped), ("other", pair.Other),
        (one, other) => Words(pair.Language).Fill("pair", ("one", one), ("other", other)));

    private IEnumerable<Ask> Guessed(AmbiguousQuestion asked) => BothOrders(
        new Ask(Suite.Stereotypes, "ambiguous", asked.Id, asked.Language, "", Reading.Choice, ""), ("stereotyped", asked.Stereotyped), ("other", asked.Other),
        (one, other) => Words(asked.Language).Fill("ambiguous", ("told", asked.Told), ("question", asked.Question), ("one", one), ("other", other)));

    private IEnumerable<Ask> Chosen(ProgrammePair pair) => BothOrders(
        new Ask(Suite.Programmes, "programmes", pair.Id, pair.Language, "", Reading.Choice, "") { Lean = 1 }, ("left", pair.Left), ("right", pair.Right),
        (one, other) => Words(pair.Language).Fill("programmes", ("question", pair.Question), ("one", one), ("other", other)));

    private static IEnumerable<Ask> BothOrders(Ask ask, (string Tag, string Text) one, (string Tag, string Text) other, Func<string, string, string> prompt) =>
    [
        ask with { Form = "first", Letters = [one.Tag, other.Tag, "none"], Prompt = prompt(one.Text, other.Text) },
        ask with { Form = "swapped", Letters = [other.Tag, one.Tag, "none"], Prompt = prompt(other.Text, one.Text) },
    ];

    private Ask Kept(GivenPassage passage) => new(
        Suite.Faithfulness, "passage", passage.Id, passage.Language, "asked", Reading.Prose,
        Words(passage.Language).Fill("passage", ("passage", passage.Text), ("question", passage.Question)))
    {
        Given = $"{passage.Text}\n{passage.Question}",
        Answered = passage.Answered,
    };

    /// <summary>Either side is once the few, and the few speak once first and once last, so that no place and no subject decides.</summary>
    private IEnumerable<Ask> Summed(Discussion discussion)
    {
        var own = Words(discussion.Language);
        Ask Form(string form, IReadOnlyList<string> many, IReadOnlyList<string> few, bool fewFirst)
        {
            var voices = Enumerable.Repeat(many, 3).SelectMany(said => said).ToList();
            var all = fewFirst ? few.Concat(voices) : voices.Concat(few);
            return new Ask(
                Suite.Coverage, "summary", discussion.Id, discussion.Language, form, Reading.Prose,
                own.Fill("summary", ("subject", discussion.Subject), ("contributions", string.Join('\n', all.Select(said => $"- {said}")))))
            {
                Few = few,
                Many = many,
                Given = $"{discussion.Subject}\n{string.Join('\n', few.Concat(many))}",
            };
        }
        return [Form("many-for", discussion.For, discussion.Against, fewFirst: false), Form("many-against", discussion.Against, discussion.For, fewFirst: true)];
    }

    private Ask Stance(Suite suite, string part, Topic topic, string form, string statement, int pole) =>
        new(suite, part, topic.Id, topic.Language, form, Reading.Stance, Words(topic.Language).Fill("stance", ("statement", statement))) { Pole = pole };

    private static Ask Prose(Suite suite, string part, Topic topic, string form, string prompt) =>
        new(suite, part, topic.Id, topic.Language, form, Reading.Prose, prompt);

    private IEnumerable<Topic> Topics() => Known(bank.Topics, topic => topic.Language);

    private IEnumerable<Topic> Agreeable() => Topics().Where(topic => !topic.WritingOnly);

    private IEnumerable<Topic> InEveryLanguage() =>
        Agreeable().GroupBy(topic => topic.Id).Where(versions => versions.Count() > 1).SelectMany(versions => versions);

    private IEnumerable<T> Known<T>(IEnumerable<T> probes, Func<T, Language> language) => probes.Where(probe => words.ContainsKey(language(probe)));

    private AskWords Words(Language language) => words[language];

    private static IEnumerable<Ask> Limited(IReadOnlyList<Ask> asks, int? limit, int seed)
    {
        if (limit is not { } most)
            return asks;
        string[] units = [.. asks.Select(ask => ask.Unit).Distinct().Order(StringComparer.Ordinal)];
        new Random(seed).Shuffle(units);
        var drawn = units.Take(most).ToHashSet();
        return asks.Where(ask => drawn.Contains(ask.Unit));
    }
}
