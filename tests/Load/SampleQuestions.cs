namespace Isegoria.Load;

internal static class SampleQuestions
{
    public static readonly string[] French =
    [
        "Combien coûte l’éclairage public par an ?",
        "Combien de points lumineux y a-t-il à Rivemont ?",
        "Qui décide et quand ?",
        "Combien de personnes travaillent la nuit ?",
        "Peut-on baisser l’intensité des lampes ?",
        "Que disent les commerces ?",
        "Que s’est-il passé à Aubrecombe ?",
        "Quel est l’effet de la lumière sur le sommeil ?",
        "Quelles rues resteraient éclairées ?",
        "Mon assurance va-t-elle augmenter ?",
    ];
}
