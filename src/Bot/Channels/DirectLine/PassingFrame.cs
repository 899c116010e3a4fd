using Microsoft.Bot.Schema;

namespace Isegoria.Bot.Channels.DirectLine;

/// <summary>A frame for whoever looks right now; nothing of it is kept.</summary>
/// <param name="Stream">The livestream it belongs to; none for any other.</param>
/// <param name="Beginning">The same for a socket that has shown nothing of the stream yet: one that was opened meanwhile, say.</param>
internal sealed record PassingFrame(string Text, string? Stream = null, string? Beginning = null)
{
    /// <summary>An activity as a frame has it: without a watermark, as it is in no history.</summary>
    public static string TextOf(Activity activity) => DirectLineJson.Set([DirectLineJson.Write(activity)], watermark: null);
}
