"""The encoder as a pure torch module, with a head for each task on the mean of its tokens."""
import math

import numpy
import torch
from torch import nn
from torch.nn import functional

WIDTH, INNER, ATTENTION_HEADS, EPSILON = 384, 1536, 12, 1e-12
PADDING, UNKNOWN = 1, 3


def unpacked(path):
    """The weights of encoder-4bit.npz by name: blocks of 32, low half-bytes first, weight = (half-byte - 8) x scale."""
    packed = numpy.load(path)
    weights = {}
    for name in packed.files:
        if name.endswith(".d") and name[:-2] + ".q" in packed.files:
            continue
        if not name.endswith(".q"):
            weights[name] = packed[name].astype(numpy.float32)
            continue
        scales = packed[name[:-2] + ".d"].astype(numpy.float32)
        rows, blocks = scales.shape
        halves = packed[name].reshape(rows, blocks, 16)
        values = numpy.concatenate([halves & 15, halves >> 4], axis=2).astype(numpy.float32) - 8
        weights[name[:-2]] = (values * scales[:, :, None]).reshape(rows, blocks * 32)
    return {name: torch.from_numpy(numpy.ascontiguousarray(value)) for name, value in weights.items()}


DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def multiplies_bfloat16():
    """Whether the processor does so itself; where it does not, torch is fifty times slower at it than in float32."""
    if DEVICE == "cuda":
        return True
    with open("/proc/cpuinfo", encoding="utf-8") as processor:
        told = processor.read()
    return "avx512_bf16" in told or "amx_bf16" in told


BFLOAT16 = multiplies_bfloat16()


class Linear(nn.Linear):
    """Multiplies in bfloat16 while it learns, where that is twice as fast; weights, sums and what is judged stay in float32."""

    def forward(self, x):
        if not (self.training and BFLOAT16):
            return functional.linear(x, self.weight, self.bias)
        return functional.linear(x.bfloat16(), self.weight.bfloat16(), self.bias.bfloat16())


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attend = Linear(WIDTH, 3 * WIDTH)
        self.mix = Linear(WIDTH, WIDTH)
        self.after_attention = nn.LayerNorm(WIDTH, EPSILON)
        self.widen = Linear(WIDTH, INNER)
        self.narrow = Linear(INNER, WIDTH)
        self.after_layer = nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, x, hidden, drop):
        texts, tokens, _ = x.shape
        depth = WIDTH // ATTENTION_HEADS
        query, key, value = self.attend(x).view(texts, tokens, 3, ATTENTION_HEADS, depth).permute(2, 0, 3, 1, 4)
        if DEVICE == "cuda":
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden.to(query.dtype))
        else:
            attention = (torch.matmul(query, key.transpose(-1, -2)).float() / math.sqrt(depth) + hidden).softmax(-1)
            seen = torch.matmul(attention.to(value.dtype), value)
        seen = seen.transpose(1, 2).reshape(texts, tokens, WIDTH)
        x = self.after_attention(x + drop(self.mix(seen).float()))
        return self.after_layer(x + drop(self.narrow(functional.gelu(self.widen(x))).float()))


class Classifier(nn.Module):
    """heads: how many outputs each task has. The word embeddings stay as they are: words that no lesson holds keep their neighbours."""

    def __init__(self, path, heads, dropout):
        super().__init__()
        weights = unpacked(path)
        part = lambda name: weights[name].clone()
        self.dropout = dropout
        self.words = nn.Parameter(part("embeddings.word_embeddings.weight"), requires_grad=False)
        self.positions = nn.Parameter(
            part("embeddings.position_embeddings.weight") + part("embeddings.token_type_embeddings.weight")[0])
        self.before = nn.LayerNorm(WIDTH, EPSILON)
        self._fill(self.before, weights, "embeddings.LayerNorm")
        count = len({name.split(".")[2] for name in weights if name.startswith("encoder.layer.")})
        self.layers = nn.ModuleList(Layer() for _ in range(count))
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [part(f"{at}attention.self.{name}.{kind}") for name in ("query", "key", "value")]
                getattr(layer.attend, kind).data = torch.cat(parts)
            self._fill(layer.mix, weights, at + "attention.output.dense")
            self._fill(layer.after_attention, weights, at + "attention.output.LayerNorm")
            self._fill(layer.widen, weights, at + "intermediate.dense")
            self._fill(layer.narrow, weights, at + "output.dense")
            self._fill(layer.after_layer, weights, at + "output.LayerNorm")
        self.heads = nn.ModuleDict({task: nn.Linear(WIDTH, outputs) for task, outputs in heads.items()})
        for head in self.heads.values():
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    @staticmethod
    def _fill(module, weights, name):
        module.weight.data = weights[name + ".weight"].clone()
        module.bias.data = weights[name + ".bias"].clone()

    def drop(self, x):
        """One mask for all tokens of a text: drawing a mask for each costs a tenth of a step."""
        if not self.training or self.dropout == 0:
            return x
        kept = (torch.rand(x.shape[0], 1, x.shape[2], device=x.device) > self.dropout).float()
        return x * (kept / (1 - self.dropout))

    def forward(self, ids):
        """The outputs of all tasks side by side, in their order."""
        vectors = self.encode(ids)
        return torch.cat([head(vectors) for head in self.heads.values()], 1)

    def encode(self, ids):
        present = (ids != PADDING).float()
        x = self.drop(self.before(functional.embedding(ids, self.words) + self.positions[: ids.shape[1]]))
        hidden = ((1 - present) * -1e9)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden, self.drop)
        present = present[:, :, None]
        return (x * present).sum(1) / present.sum(1)
