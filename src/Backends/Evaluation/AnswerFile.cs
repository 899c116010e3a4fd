using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Backends.Evaluation;

/// <summary>
/// The raw answers of a run, a line of JSON each, written as they come: what was answered is never asked again, and a run that
/// was stopped goes on. Two questions with the same words share an answer.
/// </summary>
public sealed class AnswerFile : IDisposable
{
    public const string Name = "answers.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, Said> _answers = [];
    private readonly Lock _writing = new();
    private readonly FileStream _file;

    /// <summary>A last line that a stopped run left half written is cut off.</summary>
    /// <exception cref="InvalidDataException">Another line is no answer; the message says which.</exception>
    public AnswerFile(string folder, string name = Name)
    {
        var path = Path.Combine(folder, name);
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            _file.SetLength(ReadAll(path));
            _file.Seek(0, SeekOrigin.End);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public int Count
    {
        get
        {
            lock (_writing)
                return _answers.Count;
        }
    }

    public Said? Find(Ask ask) => Find(KeyOf(ask));

    public Said? Find(string key)
    {
        lock (_writing)
            return _answers.GetValueOrDefault(key);
    }

    /// <summary>On disk when this returns.</summary>
    public void Add(Ask ask, Said said) => Add(KeyOf(ask), ask.Id, ask.Prompt, said);

    /// <inheritdoc cref="Add(Ask, Said)"/>
    public void Add(string key, string id, string prompt, Said said)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new Line(key, id, prompt, said), Json);
        lock (_writing)
        {
            _answers[key] = said;
            _file.Write(line);
            _file.WriteByte((byte)'\n');
            _file.Flush();
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Of what is asked, whichever suite asks it.</summary>
    internal static string KeyOf(Ask ask) => KeyOf($"{ask.Reading}\n{ask.Weighed}\n{ask.Repeat}\n{ask.Prompt}");

    internal static string KeyOf(string asked) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(asked)))[..24];

    /// <returns>Where the last whole line ends.</returns>
    private long ReadAll(string path)
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        foreach (var (number, text) in System.Text.Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries).Index())
        {
            try
            {
                var line = JsonSerializer.Deserialize<Line>(text, Json)!;
                _answers[line.Key] = line.Said;
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{path}, line {number + 1} is no answer: remove the line, and it is asked again.", e);
            }
        }
        return whole;
    }

    /// <param name="Id">Of the first question that asked it.</param>
    private sealed record Line(string Key, string Id, string Prompt, Said Said);
}
