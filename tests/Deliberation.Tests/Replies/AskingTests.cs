using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class AskingTests
{
    [Theory]
    [InlineData("Est-ce que les lampes seront éteintes ?", QuestionKind.YesNo)]
    [InlineData("Y a-t-il des bornes de recharge ?", QuestionKind.YesNo)]
    [InlineData("La gendarmerie continuera-t-elle ses patrouilles ?", QuestionKind.YesNo)]
    [InlineData("Peut-on baisser la lumière au lieu de l’éteindre ?", QuestionKind.YesNo)]
    [InlineData("La piscine ferme le dimanche ?", QuestionKind.YesNo)]
    [InlineData("Will the gendarmerie keep up its patrols?", QuestionKind.YesNo)]
    [InlineData("Is parking free in the centre?", QuestionKind.YesNo)]
    [InlineData("Can people vote online?", QuestionKind.YesNo)]
    [InlineData("Combien coûte l’éclairage public par an ?", QuestionKind.Amount)]
    [InlineData("Combien la Ville économiserait-elle ?", QuestionKind.Amount)]
    [InlineData("Quel est le budget de la fête ?", QuestionKind.Amount)]
    [InlineData("Quelle économie la Ville attend-elle ?", QuestionKind.Amount)]
    [InlineData("How much does street lighting cost?", QuestionKind.Amount)]
    [InlineData("What is the price of a motion sensor?", QuestionKind.Amount)]
    [InlineData("Quelle part des lampes est en LED ?", QuestionKind.Share)]
    [InlineData("What percentage of residents answered?", QuestionKind.Share)]
    [InlineData("Combien de lampes seraient éteintes ?", QuestionKind.Count)]
    [InlineData("Combien d’habitants compte Rivemont ?", QuestionKind.Count)]
    [InlineData("How many signatures did the petition get?", QuestionKind.Count)]
    [InlineData("Combien de temps dure l’essai ?", QuestionKind.Duration)]
    [InlineData("Quelle est la durée de l’essai ?", QuestionKind.Duration)]
    [InlineData("How long does the trial last?", QuestionKind.Duration)]
    [InlineData("How old is the station?", QuestionKind.Duration)]
    [InlineData("Quelle est la superficie du parc ?", QuestionKind.Measure)]
    [InlineData("How far is the hospital?", QuestionKind.Measure)]
    [InlineData("How much energy did street lighting use in 2025?", QuestionKind.Measure)]
    [InlineData("Quand le conseil municipal vote-t-il ?", QuestionKind.Time)]
    [InlineData("À quelle heure commencent les boulangeries ?", QuestionKind.Time)]
    [InlineData("En quelle année le pont a-t-il été construit ?", QuestionKind.Time)]
    [InlineData("What time do the bakeries start?", QuestionKind.Time)]
    [InlineData("Qui décide de l’extinction ?", QuestionKind.Person)]
    [InlineData("Par qui le pont a-t-il été construit ?", QuestionKind.Person)]
    [InlineData("Who built the church?", QuestionKind.Person)]
    [InlineData("Où puis-je déposer mes déchets verts ?", QuestionKind.Place)]
    [InlineData("Where does the meeting take place?", QuestionKind.Place)]
    [InlineData("Dans quelle ville se trouve le musée ?", QuestionKind.Place)]
    [InlineData("Pourquoi éteindre ou baisser la lumière ?", QuestionKind.Open)]
    [InlineData("Qu’est-ce que l’essai changerait ?", QuestionKind.Open)]
    [InlineData("What would the money saved be used for?", QuestionKind.Open)]
    [InlineData("Why are women afraid in dark streets?", QuestionKind.Open)]
    [InlineData("Comment s’inscrire à la piscine ?", QuestionKind.Open)]
    public void The_kind_of_a_question_is_read_from_its_form(string question, QuestionKind kind) => Assert.Equal(kind, Asking.Of(question).Kind);

    [Theory]
    [InlineData("Combien de lampes seraient éteintes ?", "lampes")]
    [InlineData("How many lamps would be switched off?", "lamps")]
    [InlineData("Quel est le nombre d’habitants ?", "habitants")]
    [InlineData("Combien sont-ils ?", "")]
    public void What_is_to_be_counted_is_known(string question, string thing) => Assert.Equal(thing, Asking.Of(question).Thing);
}
