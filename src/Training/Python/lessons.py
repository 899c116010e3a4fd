"""What there is to learn from, and how it is dealt out in batches of a fixed shape."""
import hashlib
import json
import random

import numpy
import torch

from network import PADDING

REPLY, OTHER, SAME = 0, 1, 2
LENGTHS = (24, 32, 40, 48, 64, 96, 160, 256, 512)


class Lessons:
    """
    Rows {task, use: learn|develop, unit, targets, ids}; the rows of a unit (a minimal pair) share a batch. The tasks "same" and
    "unlabelled" have no targets: of the first only likeness is asked, of the second what the teachers say.
    """

    def __init__(self, path, main):
        with open(path, encoding="utf-8") as lines:
            self.rows = [json.loads(line) for line in lines]
        self.main = main
        self.heads = {row["task"]: len(row["targets"]) for row in self.rows if row["targets"]}
        ends = numpy.cumsum(list(self.heads.values()))
        self.slots = {task: slice(int(end) - count, int(end)) for (task, count), end in zip(self.heads.items(), ends)}
        self.outputs = int(ends[-1])

    def of(self, use, tasks):
        return [row for row in self.rows if row["use"] == use and row["task"] in tasks]


def fold(row, count):
    """The teacher that never meets a row, nor its twin."""
    return int.from_bytes(hashlib.sha256(row["unit"].encode()).digest()[:4], "little") % count


class Deck:
    """Some rows, shuffled anew every epoch, by length, units together."""

    def __init__(self, lessons, rows, size):
        self.rows, self.size = rows, size
        self.targets = numpy.zeros((len(rows), lessons.outputs), numpy.float32)
        self.weights = numpy.zeros_like(self.targets)
        self.kinds = numpy.full(len(rows), OTHER)
        for at, row in enumerate(rows):
            self._fill(lessons, at, row)
        units = {}
        for at, row in enumerate(rows):
            units.setdefault((row["task"], row["unit"]), []).append(at)
        self.units = list(units.values())

    def _fill(self, lessons, at, row):
        task = row["task"]
        if task == "same":
            self.kinds[at] = SAME
            return
        slot = lessons.slots[lessons.main if task == "unlabelled" else task]
        count = slot.stop - slot.start
        self.targets[at, slot] = row.get("soft", row["targets"])
        self.weights[at, slot] = 1 / count
        if slot == lessons.slots[lessons.main] and count > 1:
            # The last output, "anything at all", counts as much as all before it.
            self.weights[at, slot] = [1 / (count - 1)] * (count - 1) + [1]
            self.kinds[at] = OTHER if task == "unlabelled" else REPLY

    def deal(self, seed):
        """Batches of one epoch: (length, places of their rows)."""
        order, units, open_batches, made = random.Random(seed), list(self.units), {}, []
        order.shuffle(units)
        for unit in units:
            length = next(limit for limit in LENGTHS if limit >= max(len(self.rows[at]["ids"]) for at in unit))
            for start in range(0, len(unit), self.size):
                part, batch = unit[start:start + self.size], open_batches.setdefault(length, [])
                if len(batch) + len(part) > self.size:
                    made.append((length, batch))
                    batch = open_batches[length] = []
                batch.extend(part)
        made += [(length, batch) for length, batch in open_batches.items() if batch]
        order.shuffle(made)
        return made

    def pack(self, length, places, full):
        """
        ids, targets, weights, kinds, units, and how many rows count. Where it must be full the batch has as many rows, and as
        many pieces in each, as any other of its length.
        """
        rows = self.size if full else len(places)
        length = length if full else max(len(self.rows[at]["ids"]) for at in places)
        ids = numpy.full((rows, length), PADDING)
        ids[:, 0] = 0
        for row, at in enumerate(places):
            ids[row, : len(self.rows[at]["ids"])] = self.rows[at]["ids"]
        names = {}
        units = [names.setdefault((self.rows[at]["task"], self.rows[at]["unit"]), len(names)) for at in places]
        spare = rows - len(places)
        packed = (
            ids,
            numpy.pad(self.targets[places], ((0, spare), (0, 0))),
            numpy.pad(self.weights[places], ((0, spare), (0, 0))),
            numpy.pad(self.kinds[places], (0, spare), constant_values=OTHER),
            numpy.array(units + [len(names) + at for at in range(spare)]),
        )
        return [torch.from_numpy(part) for part in packed], len(places)


def tensors(rows):
    longest = max(len(row["ids"]) for row in rows)
    ids = numpy.full((len(rows), longest), PADDING)
    for at, row in enumerate(rows):
        ids[at, : len(row["ids"])] = row["ids"]
    return torch.from_numpy(ids)
