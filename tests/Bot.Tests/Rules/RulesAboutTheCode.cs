using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Rules;

/// <summary>What reviewers would otherwise have to remember. Each rule first makes sure that it found something to check.</summary>
public sealed class RulesAboutTheCode
{
    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Service", "Services", "Common", "Util", "Utils", "Utility", "Base", "Processor"];

    private static readonly string[] OutsideTheRules =
        ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Bot", "Microsoft.ML", "Microsoft.SemanticKernel", "OpenAI", "Polly", "Lucene.Net", "Newtonsoft", "YamlDotNet", "AngleSharp", "Markdig", "Microsoft.Data"];

    [Fact]
    public void The_arrow_goes_from_Bot_to_Backends_to_Deliberation()
    {
        Assert.Empty(ProjectReferences("src/Deliberation/Deliberation.csproj"));
        Assert.Equal(["Deliberation"], ProjectReferences("src/Backends/Backends.csproj"));
        Assert.Superset(new HashSet<string> { "Backends", "Deliberation" }, ProjectReferences("src/Bot/Bot.csproj").ToHashSet());
        Assert.DoesNotContain("Training", ProjectReferences("src/Bot/Bot.csproj"));

        // A project reference need not be used, and a transitive one can be: look at the compiled arrows too.
        var rules = AssembliesOf(typeof(CitizenTurn));
        Assert.Contains("System.Runtime", rules);
        Assert.DoesNotContain(rules, a => a.StartsWith("Isegoria", StringComparison.Ordinal));
        Assert.Contains("Isegoria.Deliberation", AssembliesOf(typeof(TurnJournal)));
        Assert.DoesNotContain("Isegoria.Bot", AssembliesOf(typeof(TurnJournal)));
    }

    [Fact]
    public void Deliberation_knows_no_web_model_database_or_channel()
    {
        var referenced = AssembliesOf(typeof(CitizenTurn));
        Assert.NotEmpty(referenced);
        Assert.DoesNotContain(referenced, a => OutsideTheRules.Any(o => a.StartsWith(o, StringComparison.Ordinal)));
        Assert.All(
            referenced.Where(a => !a.StartsWith("System", StringComparison.Ordinal)),
            a => Assert.StartsWith("Microsoft.Extensions.", a, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Microsoft.Bot.", "src/Bot/Channels/")]
    [InlineData("Microsoft.SemanticKernel", "src/Backends/Replies/")]
    [InlineData("OpenAI.", "src/Backends/Replies/")]
    [InlineData("Polly", "src/Backends/Encoding/", "src/Backends/Replies/")]
    [InlineData("Microsoft.ML.OnnxRuntime", "src/Backends/Encoding/", "src/Backends/Bias/")]
    [InlineData("Lucene.Net", "src/Backends/Evidence/")]
    [InlineData("Microsoft.EntityFrameworkCore", "src/Backends/Journal/", "src/Backends/Evidence/", "src/Backends/Opinions/")]
    public void A_library_stays_where_it_belongs(string library, params string[] folders)
    {
        var files = SourceTree.Files("src");
        Assert.True(files.Count > 40, $"Only {files.Count} source files were found.");

        var users = files.Where(f => SourceTree.NamesIn(f, library).Any()).Select(SourceTree.Relative).ToList();
        Assert.NotEmpty(users);
        var strays = users.Where(u => !folders.Any(f => u.StartsWith(f, StringComparison.Ordinal)));
        Assert.Empty(strays);
    }

    [Fact]
    public void No_type_is_named_after_its_shape()
    {
        var types = new[] { typeof(CitizenTurn), typeof(TurnJournal), typeof(Program) }
            .SelectMany(t => t.Assembly.GetTypes())
            .Where(t => !t.Name.StartsWith('<') && t.Namespace?.StartsWith("Isegoria", StringComparison.Ordinal) == true)
            .Select(t => t.Name.Split('`')[0])
            .ToList();
        Assert.True(types.Count > 60, $"Only {types.Count} types were found.");

        Assert.DoesNotContain(types, t => BannedEndings.Any(e => t.EndsWith(e, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_order_of_the_line_is_written_in_one_place()
    {
        var files = SourceTree.Files("src").ToDictionary(SourceTree.Relative, File.ReadAllText);
        Assert.NotEmpty(files);

        string[] Callers(string call) => [.. files.Where(f => Regex.IsMatch(f.Value, call)).Select(f => f.Key)];
        Assert.Equal(["src/Deliberation/Turns/CitizenTurn.cs"], Callers(@"gate\.CheckAsync\("));
        Assert.Equal(["src/Deliberation/Turns/CitizenTurn.cs"], Callers(@"journal\.AppendAsync\("));
        Assert.Equal(["src/Deliberation/Turns/CitizenTurn.cs"], Callers(@"writer\.DraftAsync\("));
    }

    [Fact]
    public void Package_versions_stand_in_one_file()
    {
        var projects = Directory.EnumerateFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal)).ToList();
        Assert.True(projects.Count >= 8, $"Only {projects.Count} projects were found.");

        var versioned = projects.SelectMany(p => XDocument.Load(p).Descendants("PackageReference")
            .Where(r => r.Attribute("Version") is not null)
            .Select(r => $"{SourceTree.Relative(p)}: {r.Attribute("Include")?.Value}"));
        Assert.Empty(versioned);
    }

    [Fact]
    public void Logs_are_written_by_generated_methods_beside_their_class()
    {
        var files = SourceTree.Files("src");
        Assert.Contains(files, f => File.ReadAllText(f).Contains("[LoggerMessage(", StringComparison.Ordinal));

        var strays = files.Where(f => Regex.IsMatch(File.ReadAllText(f), @"[lL]ogger\.Log(Trace|Debug|Information|Warning|Error|Critical)\("));
        Assert.Empty(strays.Select(SourceTree.Relative));
    }

    private static IReadOnlyList<string> ProjectReferences(string project) =>
        [.. XDocument.Load(Path.Combine(SourceTree.Root, project)).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))];

    private static HashSet<string> AssembliesOf(Type type) =>
        [.. type.Assembly.GetReferencedAssemblies().Select(a => a.Name!)];
}
