"""
Fine-tunes the encoder: `finetune.py RUN`, a folder with recipe.json and lesson.jsonl as src/Training writes them. Leaves
log.jsonl, a weights file after each stage and model.onnx there; stopped and started again, it goes on where it was.
"""
import copy
import json
import os
import pathlib
import random
import sys
import time

import numpy
import torch
from torch.nn import functional

import export
from network import PADDING, UNKNOWN, Classifier

CHECKPOINT_SECONDS = 120
EVALUATION_BATCH = 64


class Lessons:
    """Rows {task, use: learn|develop, unit, targets, ids}; the rows of a unit (a minimal pair) share a batch."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as lines:
            self.rows = [json.loads(line) for line in lines]
        self.heads = {row["task"]: len(row["targets"]) for row in self.rows if row["targets"]}

    def of(self, use, tasks):
        return [row for row in self.rows if row["use"] == use and row["task"] in tasks]


def batches(rows, size, seed):
    """By length within chunks of some batches: little padding, and still another order every epoch."""
    order = random.Random(seed)
    units = {}
    for row in rows:
        units.setdefault((row["task"], row["unit"]), []).append(row)
    units = list(units.values())
    order.shuffle(units)
    made, per_chunk = [], size * 20
    for start in range(0, len(units), per_chunk):
        batch = []
        for unit in sorted(units[start:start + per_chunk], key=lambda u: max(len(row["ids"]) for row in u)):
            if batch and len(batch) + len(unit) > size:
                made.append(batch)
                batch = []
            batch = batch + unit
        made.append(batch)
    order.shuffle(made)
    return made


def tensors(rows):
    longest = max(len(row["ids"]) for row in rows)
    ids = torch.full((len(rows), longest), PADDING)
    for at, row in enumerate(rows):
        ids[at, : len(row["ids"])] = torch.tensor(row["ids"])
    return ids, (ids != PADDING).long()


def forget(ids, share, prefix):
    """Replaces some words by the unknown piece, so that no single word decides."""
    chosen = (torch.rand(ids.shape) < share) & (ids != PADDING)
    chosen[:, :prefix] = False
    return torch.where(chosen, torch.full_like(ids, UNKNOWN), ids)


def ranking_loss(logits, rows, margin):
    """softplus(margin - difference) over every biased text and its neutral twin."""
    sides = {}
    for at, row in enumerate(rows):
        sides.setdefault(row["unit"], ([], []))[row["targets"][-1]].append(at)
    twins = [(high, low) for lows, highs in sides.values() for high in highs for low in lows]
    if not twins:
        return 0
    high, low = torch.tensor(twins).T
    return functional.softplus(margin - (logits[high, -1] - logits[low, -1])).sum()


def sameness_loss(logits, rows):
    """Squared distance of each output from its mean over the unit."""
    units = {}
    for at, row in enumerate(rows):
        units.setdefault(row["unit"], []).append(at)
    return sum(((logits[at] - logits[at].mean(0)) ** 2).sum() for at in units.values())


def loss_of(classifier, rows, recipe):
    ids, mask = tensors(rows)
    if recipe["forget"] > 0:
        ids = forget(ids, recipe["forget"], recipe["prefix"])
    vectors = classifier.encode(ids, mask)
    total = 0
    for task, head in classifier.heads.items():
        at = [i for i, row in enumerate(rows) if row["task"] == task]
        if not at:
            continue
        logits = head(vectors[at])
        targets = torch.tensor([rows[i]["targets"] for i in at]).float()
        losses = functional.binary_cross_entropy_with_logits(logits, targets, reduction="none")
        if task == recipe["main"]:
            # The last output, "anything at all", counts as much as all before it.
            total = total + losses[:, -1].sum()
            if losses.shape[1] > 1:
                total = total + losses[:, :-1].mean(1).sum()
            total = total + recipe["ranking"] * ranking_loss(logits, [rows[i] for i in at], recipe["margin"])
        else:
            total = total + losses.mean(1).sum()
    at = [i for i, row in enumerate(rows) if row["task"] == "same"]
    if at:
        logits = classifier.heads[recipe["main"]](vectors[at])
        total = total + recipe["sameness"] * sameness_loss(logits, [rows[i] for i in at])
    return total / len(rows)


@torch.no_grad()
def predict(classifier, rows, task):
    classifier.eval()
    logits = torch.zeros(len(rows), classifier.heads[task].out_features)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]["ids"]))
    for start in range(0, len(order), EVALUATION_BATCH):
        at = order[start:start + EVALUATION_BATCH]
        logits[at] = classifier.heads[task](classifier.encode(*tensors([rows[i] for i in at])))
    classifier.train()
    return logits


def development(classifier, rows, task):
    """Loss and area under the ROC curve of the last output, on data that nothing is learnt from."""
    if not rows:
        return None
    logits = predict(classifier, rows, task)[:, -1]
    targets = torch.tensor([row["targets"][-1] for row in rows])
    loss = functional.binary_cross_entropy_with_logits(logits, targets.float()).item()
    ranks = numpy.empty(len(rows))
    ranks[logits.numpy().argsort()] = numpy.arange(1, len(rows) + 1)
    positive = targets.numpy() == 1
    count = positive.sum()
    area = (ranks[positive].sum() - count * (count + 1) / 2) / max(1, count * (len(rows) - count))
    return {"loss": round(loss, 4), "area": round(float(area), 4)}


def optimiser(classifier, stage):
    groups = []
    for name, weights in classifier.named_parameters():
        if weights.requires_grad:
            rate = stage["headRate"] if name.startswith("heads.") else stage["rate"]
            groups.append({"params": [weights], "peak": rate, "lr": rate, "weight_decay": 0.01 if weights.dim() > 1 else 0.0})
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), foreach=True)


def learnt(classifier):
    return {name: value for name, value in classifier.state_dict().items() if name != "words"}


class Run:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.recipe = json.loads((self.folder / "recipe.json").read_text(encoding="utf-8"))
        self.lessons = Lessons(self.folder / "lesson.jsonl")
        torch.set_num_threads(len(os.sched_getaffinity(0)))
        torch.manual_seed(self.recipe["seed"])
        self.classifier = Classifier(self.recipe["encoder"], self.lessons.heads, self.recipe["dropout"])

    def go(self):
        if self.recipe.get("start"):
            self.restore(torch.load(self.recipe["start"]))
        for number, stage in enumerate(self.recipe["stages"]):
            done = self.folder / f"{stage['name']}.pt"
            if done.exists():
                self.restore(torch.load(done))
                continue
            self.learn(number, stage)
            self.save(learnt(self.classifier), done)
            (self.folder / "checkpoint.pt").unlink(missing_ok=True)
        self.classifier.eval()
        export.write(self.classifier, self.recipe["main"], str(self.folder / "model.onnx"))

    def restore(self, weights):
        """A head of another shape, or of a task not learnt here, stays as it is."""
        own = self.classifier.state_dict()
        self.classifier.load_state_dict({n: v for n, v in weights.items() if n in own and own[n].shape == v.shape}, strict=False)

    def learn(self, number, stage):
        rows = self.lessons.of("learn", stage["tasks"])
        held = self.lessons.of("develop", [self.recipe["main"]])
        plan = [batches(rows, self.recipe["batch"], f"{self.recipe['seed']} {number} {epoch}") for epoch in range(stage["epochs"])]
        steps, step, best = sum(map(len, plan)), 0, None
        optimise, mean = optimiser(self.classifier, stage), copy.deepcopy(learnt(self.classifier))
        checkpoint = self.folder / "checkpoint.pt"
        if checkpoint.exists():
            kept = torch.load(checkpoint)
            self.restore(kept["weights"])
            optimise.load_state_dict(kept["optimiser"])
            torch.set_rng_state(kept["random"])
            step, best, mean = kept["step"], kept["best"], kept["mean"]
            print(f"{stage['name']}: going on at step {step} of {steps}", flush=True)

        self.classifier.train()
        ends = set(numpy.cumsum([len(epoch) for epoch in plan]))
        ahead = [batch for epoch in plan for batch in epoch][step:]
        began, saved, seen = time.monotonic(), time.monotonic(), 0
        for batch in ahead:
            warm = min(1, (step + 1) / (0.1 * steps))
            share = warm * (stage["finalShare"] + (1 - stage["finalShare"]) * (1 - step / steps))
            for group in optimise.param_groups:
                group["lr"] = group["peak"] * share
            optimise.zero_grad(set_to_none=True)
            loss = loss_of(self.classifier, batch, self.recipe)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in self.classifier.parameters() if p.requires_grad], 1.0)
            optimise.step()
            step, seen = step + 1, seen + len(batch)
            self.follow(mean, stage["mean"])

            if step % 50 == 0 or step == steps:
                rate = seen / (time.monotonic() - began)
                left = sum(map(len, ahead)) - seen
                print(f"\r{stage['name']}: step {step} of {steps}, {rate:.0f} texts/s, {left / rate / 60:.0f} min left ", end="", flush=True)
            if step in ends:
                best = self.judge(stage, step, mean, held, best)
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                saved = time.monotonic()
                self.save({"step": step, "weights": learnt(self.classifier), "mean": mean, "best": best,
                           "optimiser": optimise.state_dict(), "random": torch.get_rng_state()}, checkpoint)
        print(flush=True)
        self.restore(best["weights"] if best else mean)

    def follow(self, mean, keep):
        """The moving mean of the weights, which generalises better than where they stand at the end."""
        for name, value in learnt(self.classifier).items():
            mean[name].lerp_(value, 1 - keep)

    def judge(self, stage, step, mean, held, best):
        """The epoch whose mean weights rank development data best is the one that stays."""
        standing = copy.deepcopy(learnt(self.classifier))
        self.restore(mean)
        figures = development(self.classifier, held, self.recipe["main"])
        if figures:
            with open(self.folder / "log.jsonl", "a", encoding="utf-8") as log:
                log.write(json.dumps({"stage": stage["name"], "step": step, **figures}) + "\n")
            print(f"\n{stage['name']}: development {figures}", flush=True)
        if figures is None or best is None or figures["area"] > best["area"]:
            best = {"area": figures["area"] if figures else 0, "weights": copy.deepcopy(mean)}
        self.restore(standing)
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
