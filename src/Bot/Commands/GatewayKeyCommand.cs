using System.CommandLine;
using Isegoria.Bot.Gateway;

namespace Isegoria.Bot.Commands;

/// <summary>
/// `gateway-key --name NAME [--scope chat --scope models]`: a new key for `/v1`, shown once, with what of it belongs in the
/// settings: `{"name","key","hash","scopes"}`. It changes nothing; whoever may write the settings lets the key in.
/// </summary>
public static class GatewayKeyCommand
{
    public static Command Create()
    {
        var name = new Option<string>("--name") { Description = "Whose key it is: a-z, 0-9 and hyphen", Required = true };
        name.Validators.Add(result =>
        {
            if (!GatewayKeyOptions.Names().IsMatch(result.GetValueOrDefault<string>() ?? ""))
                result.AddError("--name is 1 to 48 of a-z, 0-9 and hyphen.");
        });
        var scopes = new Option<string[]>("--scope") { Description = "What it is for; everything where absent", DefaultValueFactory = _ => [.. GatewayScope.All] };
        scopes.AcceptOnlyFromAmong([.. GatewayScope.All]);
        var command = new Command("gateway-key", "Makes a key for other programs that talk with the model through /v1") { name, scopes };
        command.SetAction(parsed =>
        {
            var (key, hash) = GatewayDoor.Make();
            parsed.WriteLine(new { Name = parsed.GetRequiredValue(name), Key = key, Hash = hash, Scopes = parsed.GetRequiredValue(scopes) });
            parsed.InvocationConfiguration.Error.WriteLine("Put name, hash and scopes under Gateway:Keys in the settings. The key is shown only now.");
        });
        return command;
    }
}
