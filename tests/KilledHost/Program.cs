using Isegoria.Bot;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.KilledHost;

// KILL_AT names the point; without it this is the product as it is.
var door = new Trapdoor(Environment.GetEnvironmentVariable("KILL_AT"));
return await Serving.RunAsync(args, services =>
{
    services.Wrap<ITurnJournal>(inner => new TrappedJournal(inner, door));
    services.Wrap<IEvidenceIndex>(inner => new TrappedIndex(inner, door));
    services.Wrap<IReplyWriter>(inner => new TrappedWriter(inner, door));
    services.Wrap<ILiveReplies>(inner => new TrappedLives(inner, door));
    services.Wrap<IBiasClassifier>(inner => new TrappedClassifier(inner, door));
});

internal static class Wrapping
{
    public static void Wrap<T>(this IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var registered = services.Last(s => s.ServiceType == typeof(T));
        services.Remove(registered);
        services.AddSingleton(provider => wrap((T)(
            registered.ImplementationInstance
            ?? registered.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))));
    }
}
