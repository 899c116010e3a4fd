using System.ComponentModel.DataAnnotations;

namespace Isegoria.Backends.Journal;

/// <summary>Where the program keeps its files: the store, the index and the keys.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>A folder; a relative path counts from the working folder. Open to this user alone: created so, or made so at the start.</summary>
    [Required]
    public string? Directory { get; init; }

    public string FullPath => Path.GetFullPath(Directory!);
}
