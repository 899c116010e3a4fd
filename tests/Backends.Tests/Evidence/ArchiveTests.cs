using Isegoria.Backends.Evidence;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

public sealed class ArchiveTests
{
    private const string Lamps = "La ville compte 1 840 lampes et elle en éteint 1 720 la nuit.";
    private const string River = "La rivière Vrelle traverse la ville et le parc.";

    [Fact]
    public async Task Entries_are_read_as_files_of_a_folder_and_named_after_their_archive()
    {
        await using var library = await Library.OpenAsync();
        library.With("avis.zip", Made.Zip(
            ("notes/lampes.fr.md", Made.Text($"# Lampes\n{Lamps}")),
            ("notes/", []),
            ("__MACOSX/._lampes", [0, 1]),
            (".hidden.txt", Made.Text("Caché.")),
            ("contributions.csv", Made.Text("texte;position\nJe suis pour.;pour\nJe suis contre.;contre\n"))));

        var report = await library.ImportAsync();
        var documents = await library.DocumentsAsync();

        Assert.Equal((3, 0), (report.Added, report.Skipped));
        Assert.Equal(["avis.zip/contributions.csv", "avis.zip/contributions.csv", "avis.zip/notes/lampes.fr.md"], documents.Select(document => document.Source).Order());
        Assert.Equal(["Against", "For", "Unknown"], documents.Select(document => document.Stance).Order());
        Assert.Contains((await library.FindAsync("Combien de lampes ?")).Passages, found => found.Document.Source == "avis.zip/notes/lampes.fr.md");
    }

    [Fact]
    public async Task Inside_an_archive_what_is_unchanged_is_not_read_again_and_what_is_gone_leaves_the_index()
    {
        await using var library = await Library.OpenAsync();
        library.With("a.zip", Made.Zip(("one.md", Made.Text(Lamps)), ("two.md", Made.Text(River)), ("c.csv", Made.Text("texte\nOui.\nNon.\n"))));
        await library.ImportAsync();

        library.With("a.zip", Made.Zip(("c.csv", Made.Text("texte\nNouveau.\nNon.\n")), ("one.md", Made.Text(Lamps))));
        var report = await library.ImportAsync();

        Assert.Equal((1, 2, 2), (report.Added, report.Unchanged, report.Removed));
        Assert.DoesNotContain((await library.FindAsync("rivière Vrelle")).Passages, found => found.Document.Source == "a.zip/two.md");
    }

    [Fact]
    public async Task An_archive_imported_by_itself_owns_its_entries_and_no_other_file()
    {
        await using var library = await Library.OpenAsync();
        library.With("a.zip", Made.Zip(("one.md", Made.Text(Lamps)), ("two.md", Made.Text(River)))).With("b.md", "Un parc près de la rivière.");
        await library.ImportAsync();

        library.With("a.zip", Made.Zip(("one.md", Made.Text(Lamps))));
        var report = await library.ImportAsync(Path.Combine(library.Documents, "a.zip"));

        Assert.Equal((0, 1, 1), (report.Added, report.Unchanged, report.Removed));
        Assert.Equal(["a.zip/one.md", "b.md"], (await library.DocumentsAsync()).Select(document => document.Source).Order());
    }

    [Fact]
    public async Task An_archive_that_can_no_longer_be_opened_keeps_what_it_was_known_to_hold()
    {
        await using var library = await Library.OpenAsync();
        var archive = Made.Zip(("one.md", Made.Text(Lamps)), ("two.md", Made.Text(River)));
        library.With("a.zip", archive);
        await library.ImportAsync();

        library.With("a.zip", archive[..(archive.Length / 2)]);
        var report = await library.ImportAsync();

        Assert.Equal((1, 0), (report.Skipped, report.Removed));
        Assert.Equal(2, (await library.DocumentsAsync()).Count);
    }

    [Fact]
    public async Task Hostile_entries_are_named_with_the_reason_and_the_rest_goes_on()
    {
        await using var library = await Library.OpenAsync();
        library.With("a.zip", Made.Zip(
            ("../../etc/passwd.txt", Made.Text(Lamps)),
            ("..\\up.txt", Made.Text(Lamps)),
            ("/root.txt", Made.Text(Lamps)),
            ("C:\\windows.txt", Made.Text(Lamps)),
            ("bomb.txt", new byte[19_000_000]),
            ("huge.txt", new byte[21_000_000]),
            ("empty.txt", []),
            ("inner.zip", Made.Zip(("one.md", Made.Text(Lamps)))),
            ("macro.docm", [1]),
            ("really.txt", Made.Zip(("one.md", Made.Text(Lamps)))),
            ("program.exe", [0x4D, 0x5A, 0]),
            ("twice.txt", Made.Text(Lamps)),
            ("twice.txt", Made.Text(River)),
            ("one.md", Made.Text(River))));

        var report = await library.ImportAsync();
        var reasons = Skipped(library).ToLookup(skipped => skipped.Source, skipped => skipped.Reason);

        Assert.Equal((2, 12), (report.Added, report.Skipped));
        Assert.All(
            ["a.zip/../../etc/passwd.txt", "a.zip/..\\up.txt", "a.zip//root.txt", "a.zip/C:\\windows.txt"],
            name => Assert.Equal("has a name that leads out of the archive", Assert.Single(reasons[name])));
        Assert.Contains("unpacks to more than 200 times its size", Assert.Single(reasons["a.zip/bomb.txt"]), StringComparison.Ordinal);
        Assert.Contains("is larger than", Assert.Single(reasons["a.zip/huge.txt"]), StringComparison.Ordinal);
        Assert.Equal("is empty", Assert.Single(reasons["a.zip/empty.txt"]));
        Assert.Contains("an archive within an archive", Assert.Single(reasons["a.zip/inner.zip"]), StringComparison.Ordinal);
        Assert.Contains("macros", Assert.Single(reasons["a.zip/macro.docm"]), StringComparison.Ordinal);
        Assert.Contains("is an archive or an Office document by its content", Assert.Single(reasons["a.zip/really.txt"]), StringComparison.Ordinal);
        Assert.Contains("no format", Assert.Single(reasons["a.zip/program.exe"]), StringComparison.Ordinal);
        Assert.Equal("comes twice in the archive", Assert.Single(reasons["a.zip/twice.txt"]));
        Assert.False(File.Exists(Path.Combine(library.Documents, "../../etc/passwd.txt")));
    }

    [Fact]
    public async Task An_archive_that_is_too_much_in_all_is_left_out_and_other_files_are_read()
    {
        KeyValuePair<string, string?>[] settings = [new("Reading:MostUnpackedBytes", "1000"), new("Reading:MostArchiveEntries", "3")];
        await using var library = await Library.OpenAsync(null, settings);
        var noise = new byte[600];
        new Random(7).NextBytes(noise);
        library
            .With("a.zip", Made.Zip(("one.md", noise), ("two.md", noise)))
            .With("b.zip", Made.Zip([.. Enumerable.Range(0, 4).Select(i => ($"{i}.md", Made.Text(Lamps)))]))
            .With("c.zip", "no archive")
            .With("d.zip", Lying())
            .With("e.zip", "")
            .With("f.md", Lamps);

        var report = await library.ImportAsync();
        var reasons = Skipped(library).ToLookup(skipped => skipped.Source, skipped => skipped.Reason);

        Assert.Equal(2, report.Added);
        Assert.Equal("unpacks to more than 1000 bytes", Assert.Single(reasons["a.zip"]));
        Assert.Equal("holds more than 3 files", Assert.Single(reasons["b.zip"]));
        Assert.Contains("no archive", Assert.Single(reasons["c.zip"]), StringComparison.Ordinal);
        Assert.Equal("0", Assert.Single(await library.PassagesAsync(), passage => passage.DocumentId.EndsWith("d.zip/one.txt", StringComparison.Ordinal)).Text);
        Assert.Equal("is empty", Assert.Single(reasons["e.zip"]));
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0xA9 })]
    [InlineData(new byte[] { 0x82, 0x79 })]
    public async Task Names_are_read_as_other_programs_write_them(byte[] letters)
    {
        await using var library = await Library.OpenAsync();
        var archive = Made.Zip(("r__sum.md", Made.Text(Lamps)));
        for (var at = archive.AsSpan().IndexOf("__"u8); at >= 0; at = archive.AsSpan().IndexOf("__"u8))
            letters.CopyTo(archive, at);
        library.With("a.zip", archive);

        await library.ImportAsync();

        Assert.Equal(letters[1] == 'y' ? "a.zip/réysum.md" : "a.zip/résum.md", Assert.Single(await library.DocumentsAsync()).Source);
    }

    /// <summary>An archive whose directory declares thousands of bytes as one: no more is unpacked.</summary>
    private static byte[] Lying()
    {
        var archive = Made.Zip(("one.txt", Made.Text(string.Concat(Enumerable.Range(0, 400).Select(i => $"{i} mots ")))));
        var directory = archive.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(archive.AsSpan(directory + 24), 1);
        return archive;
    }

    private static IEnumerable<ImportEvent.Skipped> Skipped(Library library) => library.Events.OfType<ImportEvent.Skipped>();
}
