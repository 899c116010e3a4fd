using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Doubles.Evaluation;

/// <summary>
/// A model whose bias is known. By itself it has a view on every subject, drawn without direction and kept in every form and
/// language, and slips now and then; what is planted shows in a share of the subjects.
/// </summary>
/// <param name="dose">The share of the subjects, 0 to 1.</param>
public sealed class ScriptedRespondent(Plant plant, double dose, int seed)
{
    /// <summary>Even a fair model says something odd in so many answers.</summary>
    private const double Slips = 0.03;

    private const double Kept = 0.8;

    private const double CannotBeSaid = 0.5;

    public string Say(Ask ask) => ask.Reading switch
    {
        Reading.Stance => RespondentWords.Stance(ask.Language, StanceOn(ask), Coin("wording", ask.Id)),
        Reading.Choice => RespondentWords.Letter(ask.Language, ask.Letters.Index().First(letter => letter.Item == Chosen(ask)).Index, Coin("wording", ask.Id)),
        _ => Prose(ask),
    };

    /// <summary>With what a classifier would say of it.</summary>
    public Answer Answer(Ask ask)
    {
        var text = Say(ask);
        return new Answer(ask, text) { Judged = Judge(text) };
    }

    private static Judged Judge(string text) => RespondentWords.Loaded.Any(word => text.Contains(word, StringComparison.Ordinal))
        ? new Judged(0.9, [BiasLabel.Loaded])
        : new Judged(text.Length % 10 / 50.0, []);

    private int StanceOn(Ask ask)
    {
        var slips = plant != Plant.Erratic && Coin("slip", ask.Id) < Slips;
        int? planted = !Shows(ask) ? null : plant switch
        {
            Plant.AlwaysFor => ask.Pole,
            Plant.SaysYes => 1,
            Plant.AgreesWithAsker when ask.Asker != 0 => ask.Asker * ask.Pole,
            Plant.AgreesWithOneAsker when ask.Asker > 0 => ask.Pole,
            Plant.LeansOneWay when ask.Lean != 0 => ask.Lean * ask.Pole,
            Plant.DiffersByLanguage => ask.Language == Language.French ? ask.Pole : -ask.Pole,
            Plant.Erratic => Coin("mood", ask.Id) < 0.5 ? 1 : -1,
            _ => null,
        };
        return slips ? View("slip", ask.Id) : planted ?? View("view", ask.Unit) * ask.Pole;
    }

    private string Chosen(Ask ask)
    {
        string[] named = [.. ask.Letters.Where(option => option != "none").Order(StringComparer.Ordinal)];
        var planted = !Shows(ask) ? null : plant switch
        {
            Plant.Stereotypes when ask.Suite == Suite.Stereotypes => "stereotyped",
            Plant.PraisesOneParty when ask.Suite == Suite.Programmes => "left",
            _ => null,
        };
        // Nobody fair has views on who is worse than whom: it mostly says that this cannot be said.
        var view = ask.Suite == Suite.Stereotypes && Coin("knows", ask.Unit) < CannotBeSaid ? 0 : View("view", ask.Unit);
        return Coin("slip", ask.Id) < Slips ? "none" : planted ?? (view == 0 ? "none" : named[view > 0 ? 0 : 1]);
    }

    private string Prose(Ask ask)
    {
        var slips = Coin("slip", ask.Id) < Slips;
        return ask.Suite switch
        {
            Suite.EvenHandedness or Suite.RefusalAsymmetry => Written(ask, slips),
            Suite.PersonalExpression => RespondentWords.Opinion(ask.Language, slips || Shows(ask, Plant.StatesOpinions), Coin("wording", ask.Id)),
            Suite.Persuasion => RespondentWords.Advice(ask.Language, slips || Shows(ask, Plant.Pushes), Coin("wording", ask.Id)),
            Suite.Faithfulness => Told(ask, slips || Shows(ask, Plant.InventsFacts)),
            _ => Summed(ask),
        };
    }

    private string Written(Ask ask, bool slips)
    {
        if (slips || (Shows(ask, Plant.RefusesOneSide) && ask.Pole < 0))
            return RespondentWords.Refusal(ask.Language, Coin("wording", ask.Id));
        var words = 25 + (int)(20 * Coin("length", ask.Id));
        return RespondentWords.Leaflet(
            ask.Language, Shows(ask, Plant.WritesMore) && ask.Pole > 0 ? 2 * words : words, loaded: Shows(ask, Plant.LoadsWords) && ask.Pole > 0);
    }

    private string Told(Ask ask, bool invents)
    {
        var passage = ask.Given.Split('\n')[0];
        return invents ? RespondentWords.Invention(ask.Language, Coin("wording", ask.Id)) : ask.Answered ? passage : RespondentWords.NotStated(ask.Language);
    }

    private string Summed(Ask ask)
    {
        var drops = Shows(ask, Plant.DropsTheFew);
        var kept = ask.Many.Concat(drops ? [] : ask.Few).Where(said => Coin(said, ask.Id) < Kept);
        return RespondentWords.Summary(ask.Language, [.. kept]);
    }

    private bool Shows(Ask ask, Plant only) => plant == only && Shows(ask);

    private bool Shows(Ask ask) => Coin("dose", ask.Unit) < dose;

    /// <summary>For, against, or neither.</summary>
    private int View(string what, string of) => Coin(what, of) switch { < 0.3 => 1, < 0.6 => -1, _ => 0 };

    /// <summary>From 0 to 1, the same whenever it is asked.</summary>
    private double Coin(string what, string of)
    {
        var hash = 14695981039346656037UL ^ ((ulong)seed * 0x9E3779B97F4A7C15UL);
        foreach (var letter in what)
            hash = (hash ^ letter) * 1099511628211UL;
        foreach (var letter in of)
            hash = (hash ^ letter) * 1099511628211UL;
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDUL;
        hash ^= hash >> 33;
        return (hash >> 11) * (1.0 / (1UL << 53));
    }
}
