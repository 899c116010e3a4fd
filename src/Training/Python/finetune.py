"""
Fine-tunes the encoder: `finetune.py RUN ENCODER`: a folder with recipe.json and lesson.jsonl as src/Training writes them, and
encoder-4bit.npz. Leaves log.jsonl, weights.pt and a network there; stopped and started again, it goes on where it was.

Several models learn side by side from the same lessons in different orders and through different masks; what is exported is the
mean of their weights. A recipe may divide the lessons in folds: then as many models learn without each of them, and what is
exported is a mean, and a network, for each fold.
"""
import json
import os
import pathlib
import sys
import time

import numpy
import torch
from torch.nn import functional

import export
from learning import Learner, Pace, predict
from lessons import Deck, Lessons
from network import CUDA, DEVICE, Classifiers

CHECKPOINT_SECONDS = 300


def area(scores, positive):
    """Under the ROC curve."""
    ranks = numpy.empty(len(scores))
    ranks[scores.argsort()] = numpy.arange(1, len(scores) + 1)
    count = positive.sum()
    return (ranks[positive].sum() - count * (count + 1) / 2) / max(1, count * (len(scores) - count))


class Run:
    def __init__(self, folder, encoder):
        self.folder, self.encoder = pathlib.Path(folder), encoder
        self.recipe = json.loads((self.folder / "recipe.json").read_text(encoding="utf-8"))
        self.lessons = Lessons(self.folder / "lesson.jsonl", self.recipe["main"])
        self.slot = self.lessons.slots[self.recipe["main"]]
        torch.set_num_threads(len(os.sched_getaffinity(0)))
        torch.backends.cuda.matmul.allow_tf32 = True

    def go(self):
        done, folds = self.folder / "weights.pt", self.recipe["folds"]
        if not done.exists():
            self.save(self.means(max(1, folds)), done)
        weights, held, one = torch.load(done), self.lessons.of("develop", [self.recipe["main"]]), self.fresh(1)
        for group in range(max(1, folds)):
            one.take({name: value[group:group + 1] for name, value in weights.items()})
            if held:
                self.figures("mean of the weights", one, held)
            path = self.folder / ("model.onnx" if folds == 0 else f"model-{group}.onnx")
            export.write({name: value.detach().cpu() for name, value in one.named_parameters()}, self.recipe["main"], path.with_suffix(".part"))
            path.with_suffix(".part").rename(path)

    def means(self, groups):
        """Weights by name, the mean of each group's models first."""
        models, stage = self.recipe["models"], self.recipe["stage"]
        kept = lambda row, model: groups == 1 or row["fold"] != model // models
        best = self.learn(self.fresh(models * groups), stage, self.lessons.of("learn", stage["tasks"]), kept)
        return {name: weights.unflatten(0, (groups, models)).mean(1).cpu() for name, weights in best.items()}

    def fresh(self, count):
        torch.manual_seed(self.recipe["seed"])
        classifiers = Classifiers(self.encoder, self.lessons.heads, self.recipe["dropout"], count).to(DEVICE)
        if self.recipe.get("start"):
            classifiers.take(torch.load(self.folder.parent / self.recipe["start"] / "weights.pt", map_location=DEVICE))
        return classifiers

    def learn(self, classifiers, stage, rows, kept):
        """The weights of the epoch whose moving means, their answers averaged, rank development data best; by name, models first."""
        held = self.lessons.of("develop", [self.recipe["main"]])
        deck = Deck(self.lessons, rows, self.recipe["batch"], classifiers.count, kept)
        epochs = [deck.deal(f"{self.recipe['seed']} {epoch}") for epoch in range(stage["epochs"])]
        plan, ends = [batch for epoch in epochs for batch in epoch], set(numpy.cumsum([len(epoch) for epoch in epochs]))
        learner, step, best, texts = Learner(classifiers, stage, self.slot, self.recipe), 0, None, 0
        checkpoint, saved = self.folder / f"{stage['name']}.checkpoint", time.monotonic()
        if checkpoint.exists():
            step, best = self.resume(learner, checkpoint)
            print(f"{stage['name']}: going on at step {step} of {len(plan)}", flush=True)
        pace = Pace(stage["name"], len(plan))
        for length, places in plan[step:]:
            warm = min(1, (step + 1) / (0.1 * len(plan)))
            learner.step(deck.pack(length, places, full=CUDA), warm * (stage["finalShare"] + (1 - stage["finalShare"]) * (1 - step / len(plan))))
            step, texts = step + 1, texts + sum(map(len, places))
            pace.tell(step, texts)
            if step in ends:
                best = self.judge(stage, step, learner, held, best)
            if time.monotonic() - saved > CHECKPOINT_SECONDS and not CUDA:
                saved = time.monotonic()
                self.save({"step": step, "weights": [w.detach() for w in learner.weights], "mean": learner.mean, "best": best,
                           "optimiser": learner.optimiser.state_dict(), "random": torch.get_rng_state()}, checkpoint)
        print(flush=True)
        checkpoint.unlink(missing_ok=True)
        return dict(zip(classifiers.learnt(), best["weights"]))

    @staticmethod
    def resume(learner, checkpoint):
        kept = torch.load(checkpoint, map_location=DEVICE)
        learner.standing(kept["weights"])
        learner.mean = kept["mean"]
        learner.optimiser.load_state_dict(kept["optimiser"])
        torch.set_rng_state(kept["random"].cpu())
        return kept["step"], kept["best"]

    def judge(self, stage, step, learner, held, best):
        standing = learner.standing(learner.mean)
        figures = self.figures(f"{stage['name']} {step}", learner.classifiers, held) if held else {"area": 0}
        if best is None or figures["area"] > best["area"] or not held:
            best = {"area": figures["area"], "weights": [w.clone() for w in learner.mean]}
        learner.standing(standing)
        return best

    def figures(self, of, classifiers, held):
        logits = predict(classifiers, held, self.slot)[:, :, -1]
        truths = torch.tensor([row["targets"][-1] for row in held])
        areas = [float(area(own.numpy(), truths.numpy() == 1)) for own in (*logits, logits.mean(0))]
        figures = {"loss": round(functional.binary_cross_entropy_with_logits(logits.mean(0), truths.float()).item(), 4),
                   "alone": round(sum(areas[:-1]) / classifiers.count, 4), "area": round(areas[-1], 4)}
        with open(self.folder / "log.jsonl", "a", encoding="utf-8") as log:
            log.write(json.dumps({"of": of, **figures}) + "\n")
        print(f"\n{of}: development {figures}", flush=True)
        return figures

    @staticmethod
    def save(what, path):
        """Whole or not at all: a run killed while it writes finds the file before."""
        part = path.with_suffix(".part")
        torch.save(what, part)
        part.rename(path)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: finetune.py RUN ENCODER")
    Run(*sys.argv[1:]).go()
