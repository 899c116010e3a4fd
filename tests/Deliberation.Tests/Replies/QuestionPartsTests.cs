using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class QuestionPartsTests
{
    [Theory]
    [InlineData("How much does the trial cost and when does it start?", "How much does the trial cost", "when does it start, the trial cost\u00A0?")]
    [InlineData("How much does it cost? Who pays for the new lamps?", "How much does it cost?", "Who pays for the new lamps?")]
    [InlineData("Who decides about the lamps, and how many lamps would be switched off?", "Who decides about the lamps", "how many lamps would be switched off?")]
    [InlineData("I want to know what the shops say and what the other residents say", "I want to know what the shops say", "what the other residents say")]
    [InlineData("Is the trial safe and will the police keep up their patrols?", "Is the trial safe", "will the police keep up their patrols?")]
    [InlineData("Is the trial safe and when did it begin?", "Is the trial safe", "when did it begin, trial safe\u00A0?")]
    [InlineData("Qu’est-ce que la liberté de panorama et qui s’y oppose ?", "Qu’est-ce que la liberté de panorama", "qui s’y oppose, la liberté de panorama\u00A0?")]
    [InlineData("Combien coûte l’essai et quand commence-t-il ?", "Combien coûte l’essai", "quand commence-t-il, l’essai\u00A0?")]
    [InlineData("Qui décide de l’extinction, et combien de lampes seraient éteintes ?", "Qui décide de l’extinction", "combien de lampes seraient éteintes ?")]
    [InlineData("Combien de signatures la pétition a-t-elle reçues ? Que font les autres villes la nuit ?", "Combien de signatures la pétition a-t-elle reçues ?", "Que font les autres villes la nuit ?")]
    public void Two_questions_are_taken_apart_and_the_second_is_told_what_the_first_is_about(string question, string first, string second) =>
        Assert.Equal([first, second], QuestionParts.Of(question, most: 3));

    [Theory]
    [InlineData("How much does street lighting cost?")]
    [InlineData("What do people who work at night and who live alone ask for?")]
    [InlineData("Which lamps and signs would be switched off?")]
    [InlineData("How and when was it decided?")]
    [InlineData("When the lamps go off, who patrols?")]
    [InlineData("I like the lamps and how they look.")]
    [InlineData("How much does it cost? I live near the station.")]
    [InlineData("Who decides? And when? And why? And how?")]
    [InlineData("Que demandent les gens qui travaillent la nuit et qui rentrent à pied ?")]
    [InlineData("Pourquoi éteindre ou baisser la lumière et les enseignes ?")]
    [InlineData("Est-il vrai que les lampes gênent les oiseaux et que le sommeil est moins bon ?")]
    [InlineData("???")]
    public void One_question_stays_as_it_was_asked(string question) => Assert.Equal([question], QuestionParts.Of(question, most: 3));
}
