using Isegoria.Benchmarks;
using Isegoria.Benchmarks.Asking;
using Isegoria.Benchmarks.Evaluation;
using Isegoria.Benchmarks.Opinions;

switch (args)
{
    case ["retrieval"]:
        await Retrieval.RunAsync();
        return 0;
    case ["twins"]:
        await Twins.RunAsync();
        return 0;
    case ["scale", .. var sizes] when sizes.All(size => int.TryParse(size, out _)):
        await Scale.RunAsync([.. sizes.Select(int.Parse)]);
        return 0;
    case ["scan", var passages] when int.TryParse(passages, out var count):
        Scan.Run(count);
        return 0;
    case ["unanswered"]:
        using (var encoder = new KeptVectors(Corpus.Encoder(), file: null))
            await Unanswered.RunAsync(encoder, signs: null);
        return 0;
    case ["unanswered", "--signs", var signs, "--vectors", var file]:
        using (var encoder = new KeptVectors(Corpus.Encoder(), file))
            await Unanswered.RunAsync(encoder, signs);
        return 0;
    case ["answers"]:
        using (var encoder = new KeptVectors(Corpus.Encoder(), file: null))
            await Answers.RunAsync(encoder);
        return 0;
    case ["answers", "--vectors", var file]:
        using (var encoder = new KeptVectors(Corpus.Encoder(), file))
            await Answers.RunAsync(encoder);
        return 0;
    case ["rivemont"]:
        await Rivemont.RunAsync(TextWriter.Null);
        return 0;
    case ["rivemont", "--signs", var file]:
        await using (var written = new StreamWriter(file))
            await Rivemont.RunAsync(written);
        return 0;
    case ["screens"]:
        Screens.Run(TextWriter.Null);
        return 0;
    case ["screens", "--show"]:
        Screens.Run(Console.Error);
        return 0;
    case ["ask", .. var asked] when await Ask.RunAsync(asked):
        return 0;
    case ["session"]:
        await Sessions.RunAsync(folder: null);
        return 0;
    case ["session", var folder]:
        await Sessions.RunAsync(folder);
        return 0;
    case ["relevance"]:
        using (var encoder = new KeptVectors(Corpus.Encoder(), file: null))
            await Relevance.RunAsync(encoder);
        return 0;
    case ["opinions"]:
        Grouping.Run();
        return 0;
    case ["covered"]:
        using (var encoder = Corpus.Encoder())
            Covered.Run(encoder);
        return 0;
    case ["renderings"]:
        await Renderings.RunAsync();
        return 0;
    case ["slanted"]:
        await Slanted.RunAsync();
        return 0;
    case ["transcripts"]:
        await LookUps.RunAsync(100_000);
        return 0;
    case ["transcripts", var turns] when int.TryParse(turns, out var count):
        await LookUps.RunAsync(count);
        return 0;
    case ["audit"]:
        await Audits.RunAsync(20_000);
        return 0;
    case ["audit", var turns] when int.TryParse(turns, out var count):
        await Audits.RunAsync(count);
        return 0;
    case ["planted"]:
        Planted.Run(20);
        return 0;
    case ["planted", var seeds] when int.TryParse(seeds, out var count):
        Planted.Run(count);
        return 0;
    case ["gate"]:
        GateSpeed.Run();
        return 0;
    default:
        Console.Error.WriteLine(
            "Usage: retrieval | twins | scale PASSAGES... | scan PASSAGES | transcripts [TURNS] | audit [TURNS] | gate | renderings | slanted | covered | planted [SEEDS] | opinions | screens [--show] | answers [--vectors FILE]"
            + $" | unanswered [--signs FILE --vectors FILE] | relevance | rivemont [--signs FILE] | {Sessions.Usage} | {Ask.Usage}");
        return 2;
}
