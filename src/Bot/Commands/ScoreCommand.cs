using System.CommandLine;
using System.Text.Json;
using Isegoria.Backends.Bias;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Screens;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `score`: texts on standard input, a line each or JSON lines with `id` and `text`, to JSON lines on standard output
/// in the same order, with the highest probability any stretch of the text has for each label.
/// </summary>
public static class ScoreCommand
{
    private const int Batch = 64;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var language = new Option<string>("--language")
        {
            Description = "Language of the texts: fr or en.",
            DefaultValueFactory = _ => "fr",
        };
        language.AcceptOnlyFromAmong("fr", "en");
        var command = new Command("score", "Score texts from standard input for bias, as the gate would.")
        {
            language,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, new Language(parsed.GetValue(language)!), cancellation));
        return command;
    }

    /// <exception cref="InvalidDataException">A line cannot be read, or the classifier broke; the message says which.</exception>
    public static async Task ScoreAsync(
        IBiasClassifier classifier, Language language, TextReader input, TextWriter output, TextWriter progress, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var batch in Texts(input).Chunk(Batch))
        {
            foreach (var result in await JudgeAsync(classifier, language, batch, cancellation))
                await output.WriteLineAsync(JsonSerializer.Serialize(result, Json));
            await output.FlushAsync(cancellation);
            done += batch.Length;
            await progress.WriteAsync($"\r{done} scored ");
        }
        await progress.WriteLineAsync();
    }

    private static async Task<int> RunAsync(ParseResult parsed, Language language, CancellationToken cancellation)
    {
        await using var services = parsed.Services((own, configuration) => own.AddScreens(configuration).AddBiasGate(configuration));
        using var input = CommandHost.StandardInput();
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        await ScoreAsync(services.GetRequiredService<IBiasClassifier>(), language, input, output, error, cancellation);
        return 0;
    }

    private static async Task<IReadOnlyList<Scored>> JudgeAsync(
        IBiasClassifier classifier, Language language, IReadOnlyList<GivenText> texts, CancellationToken cancellation)
    {
        var scores = await classifier.ScoreWholeAsync([.. texts.Select(text => text.Text)], language, cancellation);
        return [.. texts.Zip(scores, (text, score) => Result(text.Id, score, classifier.Thresholds))];
    }

    private static Scored Result(object id, BiasScore score, BiasThresholds thresholds) =>
        new(
            id,
            Enum.GetValues<BiasLabel>().ToDictionary(label => label.ToString().ToLowerInvariant(), label => Math.Round(score[label], 6)),
            Math.Round(score.Biased, 6),
            thresholds.Exceeded(score).Count > 0 ? "flagged" : "passed");

    private static IEnumerable<GivenText> Texts(TextReader input)
    {
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (line.StartsWith('{'))
                yield return FromJson(line, number);
            else if (!string.IsNullOrWhiteSpace(line))
                yield return new GivenText($"{number}", line);
        }
    }

    private static GivenText FromJson(string line, int number)
    {
        try
        {
            using var read = JsonDocument.Parse(line);
            if (!read.RootElement.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
                throw new InvalidDataException($"Line {number} has no \"text\" with a string.");
            return new GivenText(read.RootElement.TryGetProperty("id", out var id) ? id.Clone() : $"{number}", text.GetString()!);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Line {number} begins with {{ but is no JSON object: {e.Message}", e);
        }
    }

    /// <param name="Id">As given, or the line's number from 1.</param>
    private sealed record GivenText(object Id, string Text);

    /// <param name="Biased">That anything at all is wrong with it.</param>
    private sealed record Scored(object Id, IReadOnlyDictionary<string, double> Labels, double Biased, string Verdict);
}
