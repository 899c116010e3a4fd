"""
A classifier to ONNX, in int8 throughout: weights by output channel in a reduced range of 7 bits (full-range products
overflow on processors with AVX2 but without VNNI), activations by token. Scaling them by token and not, as the usual
dynamic quantisation does, by batch makes a text's score the same whatever stands beside it.
"""
import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

from network import ATTENTION_HEADS, EPSILON, WIDTH

EXTENSIONS = "com.microsoft"
REDUCED = 63


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.names = [], [], set()

    def constant(self, name, values):
        if name not in self.names:
            self.names.add(name)
            self.constants.append(numpy_helper.from_array(numpy.ascontiguousarray(values), name))
        return name

    def number(self, value, kind=numpy.float32):
        return self.constant(f"{numpy.dtype(kind).name}({value})", numpy.array(value, kind))

    def indices(self, *values):
        return self.constant(f"indices{values}", numpy.array(values, numpy.int64))

    def node(self, kind, inputs, outputs=1, domain="", **attributes):
        names = [f"{kind}.{len(self.nodes)}.{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def cast(self, x, kind):
        return self.node("Cast", [x], to=kind)

    def linear(self, name, x, weights, of):
        weight, bias = values(weights[of + ".weight"]).T, values(weights[of + ".bias"])[0]
        scale = numpy.abs(weight).max(1) / REDUCED
        integers = numpy.round(weight / scale[:, None]).astype(numpy.int8)

        largest = self.node("ReduceMax", [self.node("Abs", [x])], axes=[-1], keepdims=1)
        step = self.node("Max", [self.node("Mul", [largest, self.number(1 / 127)]), self.number(1e-9)])
        centred = self.node("Add", [self.node("Round", [self.node("Div", [x, step])]), self.number(128)])
        product = self.node("MatMulInteger", [
            self.cast(centred, TensorProto.UINT8), self.constant(f"{name}.weight", integers.T), self.number(128, numpy.uint8)])
        scaled = self.node("Mul", [self.cast(product, TensorProto.FLOAT), step])
        scaled = self.node("Mul", [scaled, self.constant(f"{name}.scale", scale.astype(numpy.float32))])
        return self.node("Add", [scaled, self.constant(f"{name}.bias", bias)])

    def norm(self, name, x, weights, of):
        inputs = [x, *(self.constant(f"{name}.{kind}", values(weights[f"{of}.{kind}"])[0]) for kind in ("weight", "bias"))]
        return self.node("LayerNormalization", inputs, epsilon=EPSILON, axis=-1)

    def words(self, weight):
        scale = numpy.maximum(numpy.abs(weight).max(1, keepdims=True) / 127, 1e-12)
        table = self.constant("words", numpy.round(weight / scale).astype(numpy.int8))
        scales = self.constant("words.scale", scale.astype(numpy.float32))
        rows = self.cast(self.node("Gather", [table, "input_ids"]), TensorProto.FLOAT)
        return self.node("Mul", [rows, self.node("Gather", [scales, "input_ids"])])


def values(tensor):
    """Of one model, whose place comes first."""
    return tensor[0].float().numpy()


def write(weights, task, path):
    """
    One model, its weights by the names of network.Classifiers, with the head of one task: `input_ids`, `attention_mask` (int64,
    batch x tokens) to `logits` (float, batch x outputs).
    """
    graph = Graph()
    tokens = graph.node("Slice", [graph.node("Shape", ["input_ids"]), graph.indices(1), graph.indices(2)])
    positions = graph.node("Slice", [
        graph.constant("positions", values(weights["positions"])), graph.indices(0), tokens, graph.indices(0)])
    x = graph.norm("before", graph.node("Add", [graph.words(weights["words"].float().numpy()), positions]), weights, "before")
    mask = graph.cast("attention_mask", TensorProto.INT32)
    for number in range(len({name.split(".")[1] for name in weights if name.startswith("layers.")})):
        at, of = f"layer.{number}.", f"layers.{number}."
        linear = lambda name, x: graph.linear(at + name, x, weights, of + name)
        norm = lambda name, x: graph.norm(at + name, x, weights, of + name)
        parts = graph.node("Split", [linear("attend", x), graph.indices(WIDTH, WIDTH, WIDTH)], 3, axis=2)
        seen = graph.node("MultiHeadAttention", [*parts, "", mask], domain=EXTENSIONS, num_heads=ATTENTION_HEADS)
        x = norm("after_attention", graph.node("Add", [x, linear("mix", seen)]))
        wide = graph.node("Gelu", [linear("widen", x)], domain=EXTENSIONS)
        x = norm("after_layer", graph.node("Add", [x, linear("narrow", wide)]))

    present = graph.node("Unsqueeze", [graph.cast("attention_mask", TensorProto.FLOAT), graph.indices(2)])
    summed = graph.node("ReduceSum", [graph.node("Mul", [x, present]), graph.indices(1)], keepdims=0)
    mean = graph.node("Div", [summed, graph.node("ReduceSum", [present, graph.indices(1)], keepdims=0)])
    head, bias = values(weights[f"heads.{task}.weight"]), values(weights[f"heads.{task}.bias"])[0]
    product = graph.node("MatMul", [mean, graph.constant("head.weight", head)])
    graph.nodes.append(helper.make_node("Add", [product, graph.constant("head.bias", bias)], ["logits"]))

    texts = lambda name: helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(bias)])
    model = helper.make_model(
        helper.make_graph(graph.nodes, "classifier", [texts("input_ids"), texts("attention_mask")], [logits], graph.constants),
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(EXTENSIONS, 1)], producer_name="isegoria")
    model.ir_version = 8
    onnx.save(model, str(path))
