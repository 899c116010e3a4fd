using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Isegoria.Doubles;

/// <summary>Parts without a host: models, prompts and dialogs are those of the repository.</summary>
public sealed class RepositoryRoot : IHostEnvironment
{
    public string EnvironmentName { get; set; } = Environments.Production;
    public string ApplicationName { get; set; } = "Isegoria";
    public string ContentRootPath { get; set; } = Repository.Root;
    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
