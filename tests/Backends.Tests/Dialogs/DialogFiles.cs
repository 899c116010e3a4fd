using Isegoria.Doubles;

namespace Isegoria.Backends.Tests.Dialogs;

internal static class DialogFiles
{
    public static string Dialogs => Repository.File("dialogs");

    public static string Fixtures => Repository.File("tests/fixtures/dialogs");
}
