"""
Fine-tunes the encoder: `finetune.py RUN`, a folder with recipe.json and lesson.jsonl as src/Training writes them. Leaves
log.jsonl, a weights file after each stage and model.onnx there; stopped and started again, it goes on where it was.

A recipe may ask for teachers: models that each learn without a share of the units and then say what they think of just that
share, and of texts without labels. The model that is exported learns from what they said beside the labels themselves.
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
from lessons import Deck, Lessons, fold
from network import DEVICE, Classifier

CHECKPOINT_SECONDS = 120


def area(scores, positive):
    """Under the ROC curve."""
    ranks = numpy.empty(len(scores))
    ranks[scores.argsort()] = numpy.arange(1, len(scores) + 1)
    count = positive.sum()
    return (ranks[positive].sum() - count * (count + 1) / 2) / max(1, count * (len(scores) - count))


def learnt(classifier):
    return {name: value for name, value in classifier.state_dict().items() if name != "words"}


class Run:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.recipe = json.loads((self.folder / "recipe.json").read_text(encoding="utf-8"))
        self.lessons = Lessons(self.folder / "lesson.jsonl", self.recipe["main"])
        self.slot = self.lessons.slots[self.recipe["main"]]
        torch.set_num_threads(len(os.sched_getaffinity(0)))

    def go(self):
        soft = self.teach() if self.recipe["teachers"] else None
        classifier = self.fresh(self.recipe["seed"])
        for number, stage in enumerate(self.recipe["stages"]):
            done = self.folder / f"{stage['name']}.pt"
            if done.exists():
                self.restore(classifier, torch.load(done, map_location=DEVICE))
                continue
            rows = self.lessons.of("learn", stage["tasks"])
            self.learn(classifier, stage, self.told(rows, soft) if soft else rows, f"{self.recipe['seed']} {number}")
            self.save(learnt(classifier), done)
        export.write(classifier.eval().cpu(), self.recipe["main"], str(self.folder / "model.onnx"))

    def fresh(self, seed):
        torch.manual_seed(seed)
        classifier = Classifier(self.recipe["encoder"], self.lessons.heads, self.recipe["dropout"]).to(DEVICE)
        if self.recipe.get("start"):
            self.restore(classifier, torch.load(self.recipe["start"], map_location=DEVICE))
        return classifier

    @staticmethod
    def restore(classifier, weights):
        """A head of another shape, or of a task not learnt here, stays as it is."""
        own = classifier.state_dict()
        classifier.load_state_dict({n: v for n, v in weights.items() if n in own and own[n].shape == v.shape}, strict=False)

    # Teachers

    def teach(self):
        """By row (its place in the file): the mean of what the teachers say who never met its unit."""
        count, stage = self.recipe["teachers"], self.recipe["teacher"]
        asked = [at for at, row in enumerate(self.lessons.rows) if row["use"] == "learn" and row["task"] in (self.recipe["main"], "unlabelled")]
        sums, voices = numpy.zeros((len(asked), self.slot.stop - self.slot.start)), numpy.zeros((len(asked), 1))
        for teacher in range(count):
            said = self.opinions(teacher, stage, [self.lessons.rows[at] for at in asked])
            for place, at in enumerate(asked):
                row = self.lessons.rows[at]
                if row["task"] == "unlabelled" or fold(row, count) == teacher:
                    sums[place] += said[place]
                    voices[place] += 1
        return dict(zip(asked, 1 / (1 + numpy.exp(-sums / voices))))

    def opinions(self, teacher, stage, asked):
        path = self.folder / f"teacher-{teacher}.npy"
        if path.exists():
            return numpy.load(path)
        classifier = self.fresh(self.recipe["seed"] + 1 + teacher)
        rows = [row for row in self.lessons.of("learn", stage["tasks"]) if row["task"] != self.recipe["main"] or fold(row, self.recipe["teachers"]) != teacher]
        self.learn(classifier, dict(stage, name=f"teacher-{teacher}"), rows, f"{self.recipe['seed']} teacher {teacher}")
        said = predict(classifier, asked, self.slot).numpy()
        with open(path.with_suffix(".part"), "wb") as part:
            numpy.save(part, said)
        path.with_suffix(".part").rename(path)
        return said

    def told(self, rows, soft):
        """The rows with what the teachers said of them mixed into their targets; the labels keep the greater weight."""
        place = {id(row): at for at, row in enumerate(self.lessons.rows)}
        share, told = self.recipe["softShare"], []
        for row in rows:
            said = soft.get(place[id(row)])
            if said is not None:
                labels = numpy.array(row["targets"] or said)
                row = dict(row, soft=list((1 - share) * labels + share * said))
            told.append(row)
        return told

    # Stages

    def learn(self, classifier, stage, rows, seed):
        held = self.lessons.of("develop", [self.recipe["main"]])
        deck = Deck(self.lessons, rows, self.recipe["batch"])
        epochs = [deck.deal(f"{seed} {epoch}") for epoch in range(stage["epochs"])]
        plan, ends = [batch for epoch in epochs for batch in epoch], set(numpy.cumsum([len(epoch) for epoch in epochs]))
        learner, step, best, texts = Learner(classifier, stage, self.slot, self.recipe), 0, None, 0
        checkpoint, saved = self.folder / f"{stage['name']}.checkpoint", time.monotonic()
        if checkpoint.exists():
            step, best = self.resume(learner, checkpoint)
            print(f"{stage['name']}: going on at step {step} of {len(plan)}", flush=True)
        pace = Pace(stage["name"], len(plan))
        for length, places in plan[step:]:
            warm = min(1, (step + 1) / (0.1 * len(plan)))
            learner.step(*deck.pack(length, places, full=DEVICE == "cuda"), warm * (stage["finalShare"] + (1 - stage["finalShare"]) * (1 - step / len(plan))))
            step, texts = step + 1, texts + len(places)
            pace.tell(step, texts)
            if step in ends:
                best = self.judge(stage, step, learner, held, best)
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                saved = time.monotonic()
                self.save({"step": step, "weights": [w.detach() for w in learner.weights], "mean": learner.mean, "best": best,
                           "optimiser": learner.optimiser.state_dict(), "random": torch.get_rng_state()}, checkpoint)
        print(flush=True)
        learner.standing(best["weights"] if best else learner.mean)
        checkpoint.unlink(missing_ok=True)

    @staticmethod
    def resume(learner, checkpoint):
        kept = torch.load(checkpoint, map_location=DEVICE)
        learner.standing(kept["weights"])
        learner.mean = kept["mean"]
        learner.optimiser.load_state_dict(kept["optimiser"])
        torch.set_rng_state(kept["random"].cpu())
        return kept["step"], kept["best"]

    def judge(self, stage, step, learner, held, best):
        """The epoch whose mean weights rank development data best is the one that stays."""
        standing = learner.standing(learner.mean)
        if held:
            logits = predict(learner.classifier, held, self.slot)[:, -1]
            truths = torch.tensor([row["targets"][-1] for row in held])
            figures = {"loss": round(functional.binary_cross_entropy_with_logits(logits, truths.float()).item(), 4),
                       "area": round(float(area(logits.numpy(), truths.numpy() == 1)), 4)}
            with open(self.folder / "log.jsonl", "a", encoding="utf-8") as log:
                log.write(json.dumps({"stage": stage["name"], "step": step, **figures}) + "\n")
            print(f"\n{stage['name']}: development {figures}", flush=True)
        if not held or best is None or figures["area"] > best["area"]:
            best = {"area": figures["area"] if held else 0, "weights": [w.clone() for w in learner.mean]}
        learner.standing(standing)
        return best

    @staticmethod
    def save(what, path):
        """Whole or not at all: a run killed while it writes finds the file before."""
        part = path.with_suffix(".part")
        torch.save(what, part)
        part.rename(path)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: finetune.py RUN")
    Run(sys.argv[1]).go()
