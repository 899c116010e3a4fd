"""One stage of learning: the losses, the steps, the moving mean of the weights, for all models of a module at once."""
import time

import torch
from torch.nn import functional

from lessons import REPLY, SAME, tensors
from network import CUDA, DEVICE, PADDING, UNKNOWN

EVALUATION_BATCH = 256 if CUDA else 64


def forget(ids, share, prefix):
    """Replaces some words by the unknown piece, so that no single word decides."""
    chosen = (torch.rand(ids.shape, device=ids.device) < share) & (ids != PADDING)
    chosen = chosen & (torch.arange(ids.shape[-1], device=ids.device) >= prefix)
    return torch.where(chosen, torch.full_like(ids, UNKNOWN), ids)


def ranking_loss(scores, biased, replies, together, margin):
    """softplus(margin - difference) over every biased text and its neutral twin, summed by model."""
    twins = together & (replies & biased)[:, :, None] & (replies & ~biased)[:, None, :]
    return (twins * functional.softplus(margin - (scores[:, :, None] - scores[:, None, :]))).sum((1, 2))


def sameness_loss(logits, alike, together):
    """Squared distance of each output from its mean over the unit, summed by model."""
    members = (together & alike[:, :, None]).float()
    means = members @ logits / members.sum(2, keepdim=True).clamp(min=1)
    return (((logits - means) ** 2) * alike[:, :, None]).sum((1, 2))


def loss_of(logits, targets, weights, kinds, units, counts, slot, recipe):
    total = (functional.binary_cross_entropy_with_logits(logits, targets, reduction="none") * weights).sum((1, 2))
    together = units[:, :, None] == units[:, None, :]
    main = logits[:, :, slot]
    total = total + recipe["ranking"] * ranking_loss(
        main[:, :, -1], targets[:, :, slot][:, :, -1] > 0.5, kinds == REPLY, together, recipe["margin"])
    if recipe["sameness"] > 0:
        total = total + recipe["sameness"] * sameness_loss(main, kinds == SAME, together)
    return (total / counts).sum()


@torch.no_grad()
def predict(classifiers, rows, slot):
    """The outputs of one task: models x rows x outputs."""
    classifiers.eval()
    logits = torch.zeros(classifiers.count, len(rows), slot.stop - slot.start)
    order = sorted(range(len(rows)), key=lambda at: len(rows[at]["ids"]))
    for start in range(0, len(order), EVALUATION_BATCH):
        at = order[start:start + EVALUATION_BATCH]
        ids = tensors([rows[i] for i in at]).to(DEVICE)
        logits[:, at] = classifiers(ids.expand(classifiers.count, *ids.shape))[:, :, slot].float().cpu()
    classifiers.train()
    return logits


class Learner:
    """Takes the steps of a stage. On a graphics card each shape of batch is recorded once and played back."""

    def __init__(self, classifiers, stage, slot, recipe):
        self.classifiers, self.slot, self.recipe, self.stage = classifiers, slot, recipe, stage
        self.weights = list(classifiers.learnt().values())
        self.mean = [p.detach().clone() for p in self.weights]
        self.optimiser = torch.optim.AdamW(self._groups(), betas=(0.9, 0.98), **({"fused": True, "capturable": True} if CUDA else {"foreach": True}))
        self.recorded, self.seen, self.stream = {}, {}, torch.cuda.Stream() if CUDA else None
        self.pool = torch.cuda.graph_pool_handle() if CUDA else None
        classifiers.train()

    def _groups(self):
        """Two rates, with and without decay."""
        groups = {}
        for name, weights in self.classifiers.learnt().items():
            rate = self.stage["headRate"] if name.startswith("heads.") else self.stage["rate"]
            decay = 0.01 if name.endswith("weight") and weights.shape[1] > 1 else 0.0
            groups.setdefault((rate, decay), []).append(weights)
        return [
            {"params": members, "peak": rate, "lr": torch.tensor(rate, device=DEVICE) if CUDA else rate, "weight_decay": decay}
            for (rate, decay), members in groups.items()]

    def step(self, packed, share):
        """One batch, at a share of the peak rates."""
        for group in self.optimiser.param_groups:
            if CUDA:
                group["lr"].fill_(group["peak"] * share)
            else:
                group["lr"] = group["peak"] * share
        if not CUDA:
            self._learn(*packed)
            return
        # Without waiting: the next batch is packed while the card works on this one.
        packed, length = [part.pin_memory().to(DEVICE, non_blocking=True) for part in packed], packed[0].shape[2]
        self.seen[length] = self.seen.get(length, 0) + 1
        if self.seen[length] <= 2:
            self.stream.wait_stream(torch.cuda.current_stream())
            with torch.cuda.stream(self.stream):
                self._learn(*packed)
            torch.cuda.current_stream().wait_stream(self.stream)
            return
        if length not in self.recorded:
            self._record(length, packed)
        graph, places = self.recorded[length]
        for place, part in zip(places, packed):
            place.copy_(part)
        graph.replay()

    def _record(self, length, packed):
        places = [part.clone() for part in packed]
        self.optimiser.zero_grad(set_to_none=True)
        graph = torch.cuda.CUDAGraph()
        torch.cuda.synchronize()
        with torch.cuda.graph(graph, pool=self.pool):
            self._learn(*places)
        self.recorded[length] = (graph, places)

    def _learn(self, ids, targets, weights, kinds, units, counts):
        self.optimiser.zero_grad(set_to_none=True)
        logits = self.classifiers(forget(ids, self.recipe["forget"], self.recipe["prefix"]))
        loss_of(logits, targets, weights, kinds, units, counts, self.slot, self.recipe).backward()
        self._clip()
        self.optimiser.step()
        with torch.no_grad():
            # The moving mean of the weights, which generalises better than where they stand at the end.
            for mean, weights in zip(self.mean, self.weights):
                mean.lerp_(weights.detach(), 1 - self.stage["mean"])

    def _clip(self):
        """Each model's gradient to a length of at most one."""
        gradients = [weights.grad for weights in self.weights if weights.grad is not None]
        lengths = torch.stack([gradient.flatten(1).norm(dim=1) for gradient in gradients]).norm(dim=0)
        shares = (1 / (lengths + 1e-6)).clamp(max=1)
        for gradient in gradients:
            gradient.mul_(shares.view(-1, *[1] * (gradient.dim() - 1)))

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
