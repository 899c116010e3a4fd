"""One stage of learning: the losses, the steps, the moving mean of the weights."""
import time

import torch
from torch.nn import functional

from lessons import REPLY, SAME, tensors
from network import DEVICE, PADDING, UNKNOWN

CUDA = DEVICE == "cuda"
EVALUATION_BATCH = 256 if CUDA else 64


def forget(ids, share, prefix):
    """Replaces some words by the unknown piece, so that no single word decides."""
    chosen = (torch.rand(ids.shape, device=ids.device) < share) & (ids != PADDING)
    chosen = chosen & (torch.arange(ids.shape[1], device=ids.device) >= prefix)
    return torch.where(chosen, torch.full_like(ids, UNKNOWN), ids)


def ranking_loss(scores, biased, replies, together, margin):
    """softplus(margin - difference) over every biased text and its neutral twin."""
    twins = together & (replies & biased)[:, None] & (replies & ~biased)[None, :]
    return (twins * functional.softplus(margin - (scores[:, None] - scores[None, :]))).sum()


def sameness_loss(logits, alike, together):
    """Squared distance of each output from its mean over the unit."""
    members = (together & alike[:, None]).float()
    means = members @ logits / members.sum(1, keepdim=True).clamp(min=1)
    return (((logits - means) ** 2) * alike[:, None]).sum()


def loss_of(logits, targets, weights, kinds, units, count, slot, recipe):
    total = (functional.binary_cross_entropy_with_logits(logits, targets, reduction="none") * weights).sum()
    together = units[:, None] == units[None, :]
    main = logits[:, slot]
    total = total + recipe["ranking"] * ranking_loss(
        main[:, -1], targets[:, slot][:, -1] > 0.5, kinds == REPLY, together, recipe["margin"])
    if recipe["sameness"] > 0:
        total = total + recipe["sameness"] * sameness_loss(main, kinds == SAME, together)
    return total / count


@torch.no_grad()
def predict(classifier, rows, slot):
    """The outputs of one task, row by row."""
    classifier.eval()
    logits = torch.zeros(len(rows), slot.stop - slot.start)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]["ids"]))
    for start in range(0, len(order), EVALUATION_BATCH):
        at = order[start:start + EVALUATION_BATCH]
        logits[at] = classifier(tensors([rows[i] for i in at]).to(DEVICE))[:, slot].float().cpu()
    classifier.train()
    return logits


class Learner:
    """Takes the steps of a stage. On a graphics card each shape of batch is recorded once and played back: its cost is the launching."""

    def __init__(self, classifier, stage, slot, recipe):
        self.classifier, self.slot, self.recipe, self.stage = classifier, slot, recipe, stage
        self.weights = [p for p in classifier.parameters() if p.requires_grad]
        self.mean = [p.detach().clone() for p in self.weights]
        self.optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98), foreach=True, **({"capturable": True} if CUDA else {}))
        self.recorded, self.seen, self.stream = {}, {}, torch.cuda.Stream() if CUDA else None
        self.pool = torch.cuda.graph_pool_handle() if CUDA else None
        classifier.train()

    def _groups(self):
        groups = []
        for name, weights in self.classifier.named_parameters():
            if weights.requires_grad:
                rate = self.stage["headRate"] if name.startswith("heads.") else self.stage["rate"]
                groups.append({
                    "params": [weights], "peak": rate, "lr": torch.tensor(rate, device=DEVICE) if CUDA else rate,
                    "weight_decay": 0.01 if weights.dim() > 1 else 0.0})
        return groups

    def step(self, packed, count, share):
        """One batch, at a share of the peak rates."""
        for group in self.optimiser.param_groups:
            if CUDA:
                group["lr"].fill_(group["peak"] * share)
            else:
                group["lr"] = group["peak"] * share
        if not CUDA:
            self._learn(*packed, count)
            return
        packed, length = [part.to(DEVICE) for part in packed], packed[0].shape[1]
        self.seen[length] = self.seen.get(length, 0) + 1
        if self.seen[length] <= 2:
            self.stream.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(self.stream):
                self._learn(*packed, float(count))
            torch.cuda.current_stream().wait_stream(self.stream)
            return
        if length not in self.recorded:
            self._record(length, packed)
        graph, places, number = self.recorded[length]
        for place, part in zip(places, packed):
            place.copy_(part)
        number.fill_(float(count))
        graph.replay()

    def _record(self, length, packed):
        places, number = [part.clone() for part in packed], torch.ones((), device=DEVICE)
        self.optimiser.zero_grad(set_to_none=True)
        graph = torch.cuda.CUDAGraph()
        torch.cuda.synchronize()
        with torch.cuda.graph(graph, pool=self.pool):
            self._learn(*places, number)
        self.recorded[length] = (graph, places, number)

    def _learn(self, ids, targets, weights, kinds, units, count):
        self.optimiser.zero_grad(set_to_none=True)
        if self.recipe["forget"] > 0:
            ids = forget(ids, self.recipe["forget"], self.recipe["prefix"])
        loss_of(self.classifier(ids), targets, weights, kinds, units, count, self.slot, self.recipe).backward()
        torch.nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimiser.step()
        with torch.no_grad():
            # The moving mean of the weights, which generalises better than where they stand at the end.
            for mean, weights in zip(self.mean, self.weights):
                mean.lerp_(weights.detach(), 1 - self.stage["mean"])

    def standing(self, take):
        """Puts other weights in the places of these; answers what stood there."""
        with torch.no_grad():
            before = [p.detach().clone() for p in self.weights]
            for place, value in zip(self.weights, take):
                place.copy_(value)
        return before


class Pace:
    """Says how fast it goes and how long it will take, now and then."""

    def __init__(self, name, steps):
        self.name, self.steps, self.began, self.told = name, steps, time.monotonic(), time.monotonic()
        self.first = None

    def tell(self, step, texts):
        self.first = self.first if self.first is not None else step - 1
        now = time.monotonic()
        if now - self.told < 10 and step != self.steps:
            return
        self.told = now
        left = (now - self.began) / (step - self.first) * (self.steps - step)
        print(f"\r{self.name}: step {step} of {self.steps}, {texts / (now - self.began):.0f} texts/s, {left / 60:.0f} min left ", end="", flush=True)
