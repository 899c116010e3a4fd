using Isegoria.Bot.Tests.Browser;
using Isegoria.Bot.Tests.Line;
using static Microsoft.Playwright.Assertions;

namespace Isegoria.Bot.Tests.Console;

/// <summary>A session survives the death of its server: agenda, timer, who is there, and what they are told.</summary>
public sealed class KilledRoomTests(SettledData settled, Chromium chromium) : IClassFixture<Chromium>
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_is_killed_in_the_middle_and_everything_goes_on()
    {
        var data = settled.Copy();
        string code, path;
        CitizenOnTheWire citizen;
        var before = await RunningBot.StartAsync(settled.Program, data, null, Now);
        await using (before)
        {
            var page = await chromium.StaffAsync(before.Address, await KeyAsync(data), "Ana");
            code = await page.OpenSessionAsync();
            path = new Uri(page.Url).AbsolutePath;
            citizen = await RoomWalk.JoinAsync(before.Address, code, "Lou");
            await citizen.AskAsync("I agree", Now);
            await page.Button("Start").ClickAsync();
            await page.NextStageAsync();
            await Expect(page.Locator(".state")).ToContainTextAsync("Stage 2 of 6");
        }

        await using var after = await RunningBot.StartAsync(settled.Program, data, null, Now);
        citizen.MoveTo(after.Address);
        await citizen.ToldAsync(said => said.Says("The group goes to the next stage") && said.Stage() == 2, Now);
        var again = await chromium.StaffAsync(after.Address, await KeyAsync(data), "Bo");
        await again.GotoAsync(new Uri(after.Address, path).ToString());
        await again.InteractiveAsync();
        await Expect(again.Locator(".state")).ToContainTextAsync("Running · Stage 2 of 6");
        await Expect(again.GetByText("People here: 1").First).ToBeVisibleAsync();
        await again.NextStageAsync();
        await citizen.ToldAsync(said => said.Says("The group goes to the next stage") && said.Stage() == 3, Now);
        citizen.Dispose();
    }

    /// <summary>By the verb, as whoever runs the server would.</summary>
    private static async Task<string> KeyAsync(string data)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] args = ["access", "--role", "facilitator", "--consultation", "sample", "--Data:Directory", data];
        Assert.Equal(0, await Bot.Commands.CommandHost.RunAsync(Bot.Commands.Verbs.Create(args), args, output, error, Now));
        return System.Text.Json.JsonDocument.Parse(output.ToString()).RootElement.GetProperty("link").GetString()!.Split("key=")[1];
    }
}
