"""
Encoders as one pure torch module, each with a head for every task on the mean of its tokens. Several stand side by side in one
module, their weights stacked: a graphics card learns six in hardly more time than one, and what they say can be averaged.
"""
import math

import numpy
import torch
from torch import nn
from torch.nn import functional

WIDTH, INNER, ATTENTION_HEADS, EPSILON = 384, 1536, 12, 1e-12
PADDING, UNKNOWN = 1, 3
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
CUDA = DEVICE == "cuda"


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


def multiplies_bfloat16():
    """Whether the processor does so itself; where it does not, torch is fifty times slower at it than in float32."""
    if CUDA:
        return True
    with open("/proc/cpuinfo", encoding="utf-8") as processor:
        told = processor.read()
    return "avx512_bf16" in told or "amx_bf16" in told


BFLOAT16 = multiplies_bfloat16()


class Linear(nn.Module):
    """
    Multiplies in bfloat16 while it learns, where that is twice as fast; weights, and what is judged, stay in float32. The sums
    between layers are rounded on a graphics card alone, whose pace the memory sets.
    """

    def __init__(self, weight, bias, count):
        super().__init__()
        self.weight = stacked(weight.t(), count)
        self.bias = stacked(bias[None], count)

    def forward(self, x):
        kind = torch.bfloat16 if self.training and BFLOAT16 else torch.float32
        product = torch.baddbmm(self.bias.to(kind), x.to(kind), self.weight.to(kind))
        return product if CUDA else product.float()


class Norm(nn.Module):
    def __init__(self, weight, bias, count):
        super().__init__()
        self.weight, self.bias = stacked(weight[None], count), stacked(bias[None], count)

    def forward(self, x):
        plain = functional.layer_norm(x, (WIDTH,), eps=EPSILON)
        return torch.addcmul(self.bias.to(x.dtype), plain, self.weight.to(x.dtype))


def stacked(value, count):
    return nn.Parameter(value.contiguous().expand(count, *value.shape).clone())


class Layer(nn.Module):
    def __init__(self, weights, at, count):
        super().__init__()
        part = lambda name, kind: weights[f"{at}{name}.{kind}"]
        of = lambda make, name: make(part(name, "weight"), part(name, "bias"), count)
        joined = lambda kind: torch.cat([part(f"attention.self.{name}", kind) for name in ("query", "key", "value")])
        self.attend = Linear(joined("weight"), joined("bias"), count)
        self.mix = of(Linear, "attention.output.dense")
        self.after_attention = of(Norm, "attention.output.LayerNorm")
        self.widen = of(Linear, "intermediate.dense")
        self.narrow = of(Linear, "output.dense")
        self.after_layer = of(Norm, "output.LayerNorm")

    def forward(self, x, hidden, drop, shape):
        models, texts, tokens = shape
        depth = WIDTH // ATTENTION_HEADS
        query, key, value = self.attend(x).view(models * texts, tokens, 3, ATTENTION_HEADS, depth).permute(2, 0, 3, 1, 4)
        if CUDA:
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=hidden.to(query.dtype))
        else:
            attention = (torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(depth) + hidden).softmax(-1)
            seen = torch.matmul(attention, value)
        seen = seen.transpose(1, 2).reshape(models, texts * tokens, WIDTH)
        x = self.after_attention(x + drop(self.mix(seen)))
        return self.after_layer(x + drop(self.narrow(functional.gelu(self.widen(x)))))


class Classifiers(nn.Module):
    """
    So many classifiers side by side. heads: how many outputs each task has. The word embeddings are the same for all and stay as
    they are: words that no lesson holds keep their neighbours.
    """

    def __init__(self, path, heads, dropout, count):
        super().__init__()
        weights = unpacked(path)
        self.count, self.dropout = count, dropout
        self.words = nn.Parameter(weights["embeddings.word_embeddings.weight"].clone(), requires_grad=False)
        self.positions = stacked(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0], count)
        self.before = Norm(weights["embeddings.LayerNorm.weight"], weights["embeddings.LayerNorm.bias"], count)
        layers = len({name.split(".")[2] for name in weights if name.startswith("encoder.layer.")})
        self.layers = nn.ModuleList(Layer(weights, f"encoder.layer.{number}.", count) for number in range(layers))
        # All heads begin alike, so that the mean of the weights of several models is one that works as they do.
        self.heads = nn.ModuleDict({
            task: Linear(torch.randn(outputs, WIDTH) * 0.02, torch.zeros(outputs), count) for task, outputs in heads.items()})

    def forward(self, ids):
        """ids: models x texts x tokens. The outputs of all tasks side by side, in their order: models x texts x outputs."""
        vectors = self.encode(ids)
        return torch.cat([head(vectors).float() for head in self.heads.values()], 2)

    def encode(self, ids):
        models, texts, tokens = ids.shape
        present = (ids != PADDING).float()
        x = functional.embedding(ids, self.words) + self.positions[:, None, :tokens]
        x = self.before(x.view(models, texts * tokens, WIDTH))
        if CUDA and self.training:
            x = x.bfloat16()
        drop = lambda part: self._dropped(part, ids.shape)
        x = drop(x)
        hidden = ((1 - present) * -1e9).view(models * texts, 1, 1, tokens)
        for layer in self.layers:
            x = layer(x, hidden, drop, ids.shape)
        x, present = x.view(models, texts, tokens, WIDTH).float(), present[..., None]
        return (x * present).sum(2) / present.sum(2)

    def _dropped(self, x, shape):
        """One mask for all tokens of a text: drawing a mask for each costs a tenth of a step."""
        if not self.training or self.dropout == 0:
            return x
        models, texts, tokens = shape
        kept = (torch.rand(models, texts, 1, WIDTH, device=x.device) > self.dropout).to(x.dtype) / (1 - self.dropout)
        return (x.view(models, texts, tokens, WIDTH) * kept).view(x.shape)

    def learnt(self):
        """What learning changes, by name, each with the models first."""
        return {name: weights for name, weights in self.named_parameters() if weights.requires_grad}

    @torch.no_grad()
    def take(self, values):
        """Takes over weights of the same or of one model; a head of another shape, or of a task not learnt here, stays as it is."""
        for name, weights in self.learnt().items():
            value = values.get(name)
            if value is not None and value.shape[1:] == weights.shape[1:] and value.shape[0] in (1, self.count):
                weights.copy_(value.to(weights.device).expand_as(weights))
