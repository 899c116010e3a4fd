using System.CommandLine;
using System.Text.RegularExpressions;
using Isegoria.Backends.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Commands;

/// <summary>Arguments that several evidence verbs share.</summary>
internal static partial class EvidenceOptionSet
{
    public static Option<string> Consultation()
    {
        var option = new Option<string>("--consultation") { Description = "The consultation's slug", Required = true };
        option.Validators.Add(result =>
        {
            if (!Slug().IsMatch(result.GetValueOrDefault<string>() ?? ""))
                result.AddError("--consultation is a slug: 1 to 64 of a-z, 0-9 and hyphen.");
        });
        return option;
    }

    public static ConsultationId Slug(this ParseResult parsed, Option<string> option) => new(parsed.GetRequiredValue(option));

    [GeneratedRegex("^[a-z0-9-]{1,64}$")]
    private static partial Regex Slug();
}
