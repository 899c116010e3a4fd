using Isegoria.Backends.Bias;
using Isegoria.Training;

// Rebuilds the bias classifier from the data and measures it. Without arguments everything: minutes on a graphics card; on two cores
// about two days, or eight hours with `--models 1` and a model that ranks a little worse. It goes on where it stopped.
// `train ship|unseen|news` makes one part, `evaluate` prints the table of what is there;
// `prepare` only writes the lessons, so that Python/finetune.py can learn them on another machine and leave its networks beside them;
// `aside` writes the replies kept aside for the evaluation of other models, which tries a model judge on them.

var root = Repository();
var data = Path.Combine(root, "src/Training/data");
var shipped = Path.Combine(root, "models/bias-gate");
var tokenizer = Path.Combine(root, "models/e5-small-latin/tokenizer.model");
var runs = Path.Combine(root, "src/Training/obj/runs");
var unseen = Path.Combine(runs, Plan.Unseen, "model");
var renderings = Path.Combine(root, "src/Training/renderings");
try
{
    var models = Plan.Models;
    if (args is [.. var rest, "--models", var count])
    {
        args = rest;
        if (!int.TryParse(count, out models) || models is < 1 or > 12)
            throw new InvalidDataException($"--models takes a number from 1 to 12, not '{count}'.");
    }

    var examples = Corpus.Read(data);
    var sets = new PublicSets(Path.Combine(root, "../shared/data/bias"));
    var tuning = new FineTuning(
        Path.Combine(root, "src/Training/Python/finetune.py"), Path.Combine(root, "../shared/models/e5-small-latin/encoder-4bit.npz"), runs, learn: args is not ["prepare"]);
    switch (args)
    {
        case []:
            await TrainAsync(Plan.Unseen);
            await TrainAsync(Plan.Ship);
            await TrainAsync(Plan.News);
            break;
        case ["train", Plan.Unseen or Plan.Ship or Plan.News]:
            await TrainAsync(args[1]);
            break;
        case ["prepare"]:
            var plan = PlanOf();
            plan.TrainUnseen();
            plan.TrainShip();
            plan.TrainNews();
            return 0;
        case ["evaluate"]:
            break;
        case ["aside"]:
            File.WriteAllText(Path.Combine(root, KeptAside.Path), KeptAside.Of(examples));
            return 0;
        default:
            Console.Error.WriteLine("Usage: dotnet run --project src/Training -c Release [-- train ship|unseen|news | prepare | evaluate | aside] [--models N]");
            return 2;
    }

    var measured = await Measurement.OfAsync(
        shipped, unseen, data, examples, Corpus.Read(Path.Combine(root, "src/Training/new-writers")), Corpus.Read(Path.Combine(renderings, "measure")), sets, tuning);
    Console.WriteLine(ModelCard.Table(measured));
    if (args is not ["evaluate"])
        File.WriteAllText(Path.Combine(shipped, "MODEL_CARD.md"), ModelCard.Of(File.ReadAllText(Path.Combine(root, "src/Training/CARD.md")), measured));
    return 0;

    async Task TrainAsync(string part)
    {
        var plan = PlanOf();
        switch (part)
        {
            case Plan.Unseen:
                plan.TrainUnseen();
                Assembly.Write(unseen, Plan.Version, tuning.Network(Plan.Unseen), tokenizer, Developing(example => !Plan.IsLeftOut(example)));
                break;
            case Plan.Ship:
                plan.TrainShip();
                Assembly.Write(shipped, Plan.Version, tuning.Network(Plan.Ship), tokenizer, Developing(_ => true));
                await Assembly.WriteAddedAsync(shipped, Plan.Version, Corpus.Read(Path.Combine(renderings, "develop")));
                break;
            default:
                plan.TrainNews();
                break;
        }
    }

    Plan PlanOf() => sets.Exist
        ? new Plan(root, examples, sets, tuning, models)
        : throw new InvalidDataException("Training needs the public sets and the base weights under ../shared, which are not there.");

    IReadOnlyList<Example> Developing(Func<Example, bool> chosen) =>
        [.. examples.Where(example => chosen(example) && Partition.Of(example.Group) == Part.Develop)];
}
catch (InvalidDataException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static string Repository()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        folder = folder.Parent;
    return folder?.FullName ?? throw new DirectoryNotFoundException("Run it from a checkout: no folder above the program holds Bot.sln.");
}
