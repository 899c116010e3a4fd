using Isegoria.Deliberation.Replies;
using Xunit;

namespace Isegoria.Deliberation.Tests.Replies;

public sealed class AimsTests
{
    [Theory]
    [InlineData("What should I vote?")]
    [InlineData("Which side should I vote for?")]
    [InlineData("Who should I vote for?")]
    [InlineData("How should I vote?")]
    [InlineData("Should I vote for the switch-off?")]
    [InlineData("Should we support this?")]
    [InlineData("Which option is best?")]
    [InlineData("What is the best solution for the town?")]
    [InlineData("Which option is best for net neutrality?")]
    [InlineData("Which option do you think is better for everyone?")]
    [InlineData("What do you recommend?")]
    [InlineData("What do you think about the night trains?")]
    [InlineData("What is your opinion?")]
    [InlineData("Tell me how to vote.")]
    [InlineData("Are you for or against?")]
    [InlineData("Please decide for me.")]
    [InlineData("Pour qui voter ?")]
    [InlineData("Pour quel parti dois-je voter ?")]
    [InlineData("De quel côté dois-je voter ?")]
    [InlineData("Que dois-je choisir ?")]
    [InlineData("Dois-je voter contre ?")]
    [InlineData("Est-ce que je dois voter pour l’extinction ?")]
    [InlineData("Quelle est la meilleure option ?")]
    [InlineData("Quelle est la meilleure option pour la neutralité du net ?")]
    [InlineData("Quelle solution est la meilleure pour la ville, selon toi ?")]
    [InlineData("Que me conseilles-tu ?")]
    [InlineData("Qu’est-ce que vous me recommandez de choisir ?")]
    [InlineData("Que penses-tu du projet ?")]
    [InlineData("Quel est votre avis ?")]
    [InlineData("Donne-moi ton avis personnel.")]
    [InlineData("Es-tu pour ou contre ?")]
    [InlineData("Je vote quoi ?")]
    public void Who_wants_to_be_told_what_to_choose_wants_advice(string question) => Assert.Equal(Aim.Advice, Aims.Of(question));

    [Theory]
    [InlineData("What are the arguments for and against?")]
    [InlineData("Give me the pros and cons of night buses.")]
    [InlineData("What does each side say?")]
    [InlineData("I would like to hear both sides.")]
    [InlineData("What are the advantages and drawbacks of LED lamps?")]
    [InlineData("Quels sont les arguments pour et contre l’extinction ?")]
    [InlineData("Le pour et le contre du vote électronique ?")]
    [InlineData("Quels sont les avantages et les inconvénients ?")]
    [InlineData("Que disent les deux camps ?")]
    public void Who_wants_to_hear_both_sides_is_understood(string question) => Assert.Equal(Aim.BothSides, Aims.Of(question));

    [Theory]
    [InlineData("When does the council vote?")]
    [InlineData("How do we vote?")]
    [InlineData("Can I change my vote?")]
    [InlineData("Which lamps are best for bats?")]
    [InlineData("What is the best time to see the stars?")]
    [InlineData("Which option costs less?")]
    [InlineData("What do shop owners think of the proposal?")]
    [InlineData("What do you know about the trial?")]
    [InlineData("Should the town switch off its lamps?")]
    [InlineData("Are there lamps on both sides of the street?")]
    [InlineData("What are the arguments against the trial?")]
    [InlineData("Combien coûte l’éclairage ?")]
    [InlineData("Comment faut-il voter par procuration ?")]
    [InlineData("Quelle pièce faut-il pour voter ?")]
    [InlineData("Quels arguments sont donnés contre le vote électronique ?")]
    [InlineData("Quelle est la meilleure façon de protéger les chauves-souris ?")]
    [InlineData("Qui a voté contre ?")]
    [InlineData("Que pensent les commerçants du projet ?")]
    [InlineData("Faut-il privilégier les logiciels libres ?")]
    [InlineData("Y a-t-il des lampes des deux côtés de la rue ?")]
    public void Who_wants_to_know_something_wants_an_answer(string question) => Assert.Equal(Aim.Answer, Aims.Of(question));

    [Theory]
    [InlineData("What are the arguments for and against night buses?", "night buses")]
    [InlineData("Should I vote for the switch-off?", "switch-off")]
    [InlineData("Quels sont les arguments pour et contre l’extinction ?", "l’extinction")]
    [InlineData("Que penses-tu du vote électronique ?", "vote électronique")]
    public void What_the_question_is_about_is_looked_for_alone(string question, string topic)
    {
        var found = Aims.Topic(question);

        Assert.NotNull(found);
        Assert.Contains(topic, found, StringComparison.Ordinal);
        Assert.DoesNotContain("for and against", found, StringComparison.Ordinal);
        Assert.DoesNotContain("pour et contre", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What do the documents say about night buses?", "night buses?")]
    [InlineData("What do people think of the lamps?", "the lamps?")]
    [InlineData("Que proposent les contributions sur la neutralité du net ?", "la neutralité du net ?")]
    [InlineData("Que disent les documents à propos de l’essai ?", "l’essai ?")]
    [InlineData("What do the shops say?", "What do the shops say?")]
    [InlineData("Que pensent les commerçants du projet ?", "Que pensent les commerçants du projet ?")]
    public void What_documents_say_about_a_matter_is_a_question_about_the_matter(string question, string matter) => Assert.Equal(matter, Aims.Matter(question));

    [Theory]
    [InlineData("What should I vote?")]
    [InlineData("Which side should I vote for?")]
    [InlineData("What are the arguments for and against?")]
    [InlineData("Que dois-je choisir ?")]
    [InlineData("Pour quel parti dois-je voter ?")]
    [InlineData("Quels sont les arguments pour et contre ?")]
    public void A_question_without_a_matter_of_its_own_is_about_the_consultation(string question) => Assert.Null(Aims.Topic(question));
}
