using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Isegoria.Load;

var url = new Option<string>("--url") { Description = "A running bot", DefaultValueFactory = _ => "http://localhost:5080" };
var slug = new Option<string>("--consultation") { Description = "Its slug", DefaultValueFactory = _ => "sample" };
var citizens = new Option<int>("--citizens") { Description = "How many at the same time", DefaultValueFactory = _ => 1 };
var rounds = new Option<int>("--rounds") { Description = "Questions per citizen", DefaultValueFactory = _ => 40 };
var questions = new Option<FileInfo?>("--questions") { Description = "A file with one question a line; without it, questions on the sample" };

var root = new RootCommand("Measures the time from a citizen's message to the whole reply, over HTTP and WebSocket.") { url, slug, citizens, rounds, questions };
root.SetAction(async (parsed, cancellation) =>
{
    var asked = parsed.GetValue(questions) is { } file
        ? await File.ReadAllLinesAsync(file.FullName, cancellation)
        : SampleQuestions.French;
    var clock = Stopwatch.StartNew();
    var timings = await Task.WhenAll(Enumerable.Range(0, parsed.GetValue(citizens)).Select(async number =>
    {
        await using var citizen = new SimulatedCitizen(new Uri(parsed.GetValue(url)!), parsed.GetValue(slug)!, number);
        return await citizen.TalkAsync(asked, parsed.GetValue(rounds), cancellation);
    }));
    Report("scripted replies", [.. timings.SelectMany(t => t.Scripted)]);
    Report("answers from the documents", [.. timings.SelectMany(t => t.Answers)]);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{timings.Sum(t => t.Scripted.Count + t.Answers.Count)} messages in {clock.Elapsed.TotalSeconds:F1} s by {timings.Length} citizens"));
});

var program = new Argument<FileInfo>("PROGRAM") { Description = "The built program, Isegoria.Bot.dll" };
var start = new Command("start", "Measures the first start of a built program on an empty data folder, the second, and its memory then.") { program };
start.SetAction((parsed, cancellation) => StartUp.MeasureAsync(parsed.GetRequiredValue(program).FullName, cancellation));
root.Subcommands.Add(start);
root.Subcommands.Add(ReplayCommand.Create());
root.Subcommands.Add(SlantCommand.Create());
return await root.Parse(args).InvokeAsync();

static void Report(string what, List<double> milliseconds)
{
    if (milliseconds.Count == 0)
        return;
    milliseconds.Sort();
    double At(double share) => milliseconds[(int)Math.Min(milliseconds.Count - 1, Math.Floor(share * milliseconds.Count))];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: n {milliseconds.Count}, p50 {At(0.5):F0} ms, p95 {At(0.95):F0} ms, longest {milliseconds[^1]:F0} ms"));
}
