namespace Isegoria.Deliberation.Opinions;

/// <summary>A place on the map of opinions; only distances mean anything.</summary>
public readonly record struct Point(double X, double Y)
{
    public double SquaredDistance(Point other) => ((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y));
}
