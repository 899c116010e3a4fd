namespace Isegoria.Backends.Replies;

/// <param name="Prompt">Tokens sent.</param>
/// <param name="Answer">Tokens that came back.</param>
public readonly record struct Tokens(int Prompt, int Answer)
{
    /// <summary>One for every three bytes of UTF-8: more than the tokenizers of current models make of French or English, so that a cap holds for any of them.</summary>
    public static int Estimate(string text) => (System.Text.Encoding.UTF8.GetByteCount(text) + 2) / 3;
}
