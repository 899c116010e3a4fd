using System.Globalization;
using System.Text;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Bot.Citizen.Opinions;

/// <summary>
/// The map as SVG: a mark a person, its shape and colour the group's, the group's letter in its middle. Who is in no group
/// that may be shown is a small dot. The table beside it says the same in words.
/// </summary>
internal static class OpinionMapDrawing
{
    private const int Width = 640;
    private const int Height = 420;
    private const int Margin = 24;

    /// <summary>From so many people on, marks are smaller.</summary>
    private const int Many = 400;

    private static readonly string[] Shapes = ["circle", "square", "triangle", "diamond", "star"];

    /// <summary>The name of a group's shape and of its style, which begin again after the fifth.</summary>
    public static string Shape(int place) => Shapes[place % Shapes.Length];

    /// <param name="description">The map in a sentence, HTML already.</param>
    public static string Svg(OpinionPicture picture, string description)
    {
        var spots = Spots(picture.Opinions.Map);
        var groups = picture.Shown.Index().SelectMany(group => group.Item.Members.Select(row => (row, group.Index))).ToDictionary(member => member.row, member => member.Index);
        var size = spots.Length > Many ? 3.5 : 6;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="opinion-map" viewBox="0 0 {Width} {Height}" role="img" aria-label="{description}">""");
        svg.Append(CultureInfo.InvariantCulture, $"""<path class="apart" d="{Marks(spots.Where((_, row) => !groups.ContainsKey(row) && picture.Opinions.Votes.VotesOf(row) > 0), "circle", size * 0.6)}"/>""");
        foreach (var (place, group) in picture.Shown.Index())
            svg.Append(CultureInfo.InvariantCulture, $"""<path class="group-{Shape(place)}" d="{Marks(group.Members.Select(row => spots[row]), Shape(place), size)}"/>""");
        foreach (var (_, group) in picture.Shown.Index())
        {
            var (x, y) = (group.Members.Average(row => spots[row].X), group.Members.Average(row => spots[row].Y));
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.#}" y="{y:0.#}">{group.Name}</text>""");
        }
        return svg.Append("</svg>").ToString();
    }

    /// <summary>One mark of a group, beside its name in the text.</summary>
    public static string Mark(int place) => string.Create(CultureInfo.InvariantCulture,
        $"""<svg class="mark" viewBox="0 0 16 16" aria-hidden="true"><path class="group-{Shape(place)}" d="{Marks([new Point(8, 8)], Shape(place), 6)}"/></svg>""");

    /// <summary>Both axes in the same scale: only distances mean anything.</summary>
    private static Point[] Spots(IReadOnlyList<Point> map)
    {
        if (map.Count == 0)
            return [];
        var (left, right) = (map.Min(point => point.X), map.Max(point => point.X));
        var (low, high) = (map.Min(point => point.Y), map.Max(point => point.Y));
        var scale = Math.Min((Width - (2 * Margin)) / Math.Max(right - left, 1e-9), (Height - (2 * Margin)) / Math.Max(high - low, 1e-9));
        return [.. map.Select(point => new Point(
            (Width / 2.0) + ((point.X - ((left + right) / 2)) * scale),
            (Height / 2.0) - ((point.Y - ((low + high) / 2)) * scale)))];
    }

    private static string Marks(IEnumerable<Point> spots, string shape, double size)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in spots.Select(spot => (Math.Round(spot.X, 1), Math.Round(spot.Y, 1))).Distinct())
        {
            if (shape == "circle")
                path.Append(CultureInfo.InvariantCulture, $"M{x - size:0.#} {y:0.#}a{size:0.##} {size:0.##} 0 1 0 {2 * size:0.#} 0a{size:0.##} {size:0.##} 0 1 0 {-2 * size:0.#} 0z");
            else
                path.Append('M').AppendJoin('L', Corners(shape).Select(corner => string.Create(CultureInfo.InvariantCulture, $"{x + (corner.X * size):0.#} {y + (corner.Y * size):0.#}"))).Append('z');
        }
        return path.ToString();
    }

    private static IEnumerable<Point> Corners(string shape) => shape switch
    {
        "square" => [new(-0.9, -0.9), new(0.9, -0.9), new(0.9, 0.9), new(-0.9, 0.9)],
        "triangle" => [new(0, -1.1), new(1.05, 0.85), new(-1.05, 0.85)],
        "diamond" => [new(0, -1.2), new(1.05, 0), new(0, 1.2), new(-1.05, 0)],
        _ => Enumerable.Range(0, 10).Select(corner => (Angle: corner * Math.PI / 5, Far: corner % 2 == 0 ? 1.25 : 0.55))
            .Select(corner => new Point(corner.Far * Math.Sin(corner.Angle), -corner.Far * Math.Cos(corner.Angle))),
    };
}
