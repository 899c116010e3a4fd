using System.ComponentModel.DataAnnotations;
using Isegoria.Bot.Channels;

namespace Isegoria.Bot.Tests.Channels;

public sealed class ChannelOptionsTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("https://consult.example.org/", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("consult.example.org", false)]
    [InlineData("/c/sample", false)]
    [InlineData("javascript:alert(1)", false)]
    public void A_public_address_is_a_whole_one_of_the_web(string? address, bool sound)
    {
        var options = new ChannelOptions
        {
            Consultation = "sample",
            LongestText = 4000,
            EmulatorWithoutCredentials = false,
            PublicAddress = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute),
        };
        Assert.Equal(sound, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }
}
