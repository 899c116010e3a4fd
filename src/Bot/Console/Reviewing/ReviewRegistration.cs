namespace Isegoria.Bot.Console.Reviewing;

internal static class ReviewRegistration
{
    public static IServiceCollection AddReviewing(this IServiceCollection services) => services.AddSingleton<ReviewDesk>();
}
