using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Isegoria.Bot.Citizen;

/// <summary>Serves <c>wwwroot</c> beside the program: compressed where it was compressed at build, kept for long where named by hash.</summary>
public static class PageFiles
{
    private static readonly (string Encoding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    public static string Root(IWebHostEnvironment environment) => Path.Combine(environment.ContentRootPath, "wwwroot");

    public static IApplicationBuilder UsePageFiles(this IApplicationBuilder app)
    {
        var root = Root(app.ApplicationServices.GetRequiredService<IWebHostEnvironment>());
        if (!Directory.Exists(root))
            return app;
        var files = new PhysicalFileProvider(root);
        app.Use((context, next) =>
        {
            ChooseCompressed(context, files);
            return next(context);
        });
        return app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            ContentTypeProvider = ContentTypes(),
            OnPrepareResponse = Describe,
        });
    }

    private static void ChooseCompressed(HttpContext context, PhysicalFileProvider files)
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/webchat"))
            return;
        var accepted = request.GetTypedHeaders().AcceptEncoding
            .Where(a => a.Quality is null or > 0).Select(a => a.Value.ToString()).ToHashSet();
        foreach (var (encoding, suffix) in Compressed)
        {
            if (!accepted.Contains(encoding) || !files.GetFileInfo(request.Path + suffix).Exists)
                continue;
            request.Path += suffix;
            return;
        }
    }

    private static FileExtensionContentTypeProvider ContentTypes()
    {
        var types = new FileExtensionContentTypeProvider();
        foreach (var (_, suffix) in Compressed)
            types.Mappings[suffix] = "application/octet-stream";
        return types;
    }

    private static void Describe(StaticFileResponseContext served)
    {
        var headers = served.Context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // Names in webchat carry the hash of what is in the file; the others are asked for again each time.
        headers.CacheControl = served.Context.Request.Path.StartsWithSegments("/webchat")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
        if (Compressed.FirstOrDefault(c => served.File.Name.EndsWith(c.Suffix, StringComparison.Ordinal)) is not { Suffix: { } suffix, Encoding: { } encoding })
            return;
        headers.ContentEncoding = encoding;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        headers.ContentType = served.File.Name[..^suffix.Length].EndsWith(".css", StringComparison.Ordinal)
            ? "text/css; charset=utf-8"
            : "text/javascript; charset=utf-8";
    }
}
