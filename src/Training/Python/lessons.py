"""What there is to learn from, and how it is dealt out to several models in batches of a fixed shape."""
import json
import random

import numpy
import torch

from network import PADDING

REPLY, OTHER, SAME = 0, 1, 2

# Pieces. The product reads stretches of at most 75 words, about 110 pieces; what is longer is cut.
LENGTHS = (24, 32, 40, 48, 64, 96, 160)


class Lessons:
    """
    Rows {task, use: learn|develop, unit, fold, targets, ids}; the rows of a unit (a minimal pair) share a batch. The task "same"
    has no targets: only likeness within a unit is asked.
    """

    def __init__(self, path, main):
        with open(path, encoding="utf-8") as lines:
            self.rows = [json.loads(line) for line in lines]
        for row in self.rows:
            if row["use"] == "learn" and len(row["ids"]) > LENGTHS[-1]:
                row["ids"] = row["ids"][: LENGTHS[-1] - 1] + row["ids"][-1:]
        self.main = main
        self.heads = {row["task"]: len(row["targets"]) for row in self.rows if row["targets"]}
        ends = numpy.cumsum(list(self.heads.values()))
        self.slots = {task: slice(int(end) - count, int(end)) for (task, count), end in zip(self.heads.items(), ends)}
        self.outputs = int(ends[-1])

    def of(self, use, tasks):
        return [row for row in self.rows if row["use"] == use and row["task"] in tasks]


class Deck:
    """Some rows, shuffled anew every epoch and for every model, by length, units together."""

    def __init__(self, lessons, rows, size, models, kept):
        """kept(row, model): whether that model learns from the row."""
        self.size, self.models = size, models
        self.targets = numpy.zeros((len(rows), lessons.outputs), numpy.float32)
        self.weights = numpy.zeros_like(self.targets)
        self.kinds = numpy.full(len(rows), OTHER)
        self.ids = numpy.full((len(rows), LENGTHS[-1]), PADDING)
        self.lengths = numpy.array([len(row["ids"]) for row in rows])
        for at, row in enumerate(rows):
            self.ids[at, : len(row["ids"])] = row["ids"]
            self._aim(lessons, at, row)
        units = {}
        for at, row in enumerate(rows):
            units.setdefault((row["task"], row["unit"]), []).append(at)
        self.numbers = numpy.zeros(len(rows), numpy.int64)
        self.by_length = [{} for _ in range(models)]
        for number, unit in enumerate(units.values()):
            self.numbers[unit] = number
            length = next(limit for limit in LENGTHS if limit >= self.lengths[unit].max())
            for model in range(models):
                if kept(rows[unit[0]], model):
                    self.by_length[model].setdefault(length, []).append(unit)

    def _aim(self, lessons, at, row):
        task = row["task"]
        if task == "same":
            self.kinds[at] = SAME
            return
        slot = lessons.slots[task]
        count = slot.stop - slot.start
        self.targets[at, slot] = row["targets"]
        self.weights[at, slot] = 1 / count
        if task == lessons.main and count > 1:
            # The last output, "anything at all", counts as much as all before it.
            self.weights[at, slot] = [1 / (count - 1)] * (count - 1) + [1]
            self.kinds[at] = REPLY

    def deal(self, seed):
        """
        Batches of one epoch: (length, for each model the places of its rows). A model that has fewer rows of a length than
        another meets some of them once more.
        """
        made = []
        for length in LENGTHS:
            dealt = [self._batches(model, length, random.Random(f"{seed} {length} {model}")) for model in range(self.models)]
            for number in range(max(map(len, dealt))):
                made.append((length, [own[number % len(own)] if own else [] for own in dealt]))
        random.Random(seed).shuffle(made)
        return made

    def _batches(self, model, length, order):
        units, batches = list(self.by_length[model].get(length, [])), [[]]
        order.shuffle(units)
        for unit in units:
            for start in range(0, len(unit), self.size):
                part = unit[start:start + self.size]
                if len(batches[-1]) + len(part) > self.size:
                    batches.append([])
                batches[-1].extend(part)
        return [batch for batch in batches if batch]

    def pack(self, length, places, full):
        """
        ids, targets, weights, kinds, units and how many rows count, models first. Where it must be full the batch has as many
        rows, and as many pieces in each, as any other of its length.
        """
        height = self.size if full else max(map(len, places))
        if not full:
            length = max(self.lengths[own].max() for own in places if own)
        ids = numpy.full((self.models, height, length), PADDING)
        ids[:, :, 0] = 0
        targets = numpy.zeros((self.models, height, self.targets.shape[1]), numpy.float32)
        weights = numpy.zeros_like(targets)
        kinds = numpy.full((self.models, height), OTHER)
        units = numpy.tile(-1 - numpy.arange(height), (self.models, 1))
        for model, own in enumerate(places):
            rows = slice(0, len(own))
            ids[model, rows] = self.ids[own, :length]
            targets[model, rows], weights[model, rows] = self.targets[own], self.weights[own]
            kinds[model, rows], units[model, rows] = self.kinds[own], self.numbers[own]
        counts = numpy.array([max(1, len(own)) for own in places], numpy.float32)
        return [torch.from_numpy(part) for part in (ids, targets, weights, kinds, units, counts)]


def tensors(rows):
    longest = max(len(row["ids"]) for row in rows)
    ids = numpy.full((len(rows), longest), PADDING)
    for at, row in enumerate(rows):
        ids[at, : len(row["ids"])] = row["ids"]
    return torch.from_numpy(ids)
