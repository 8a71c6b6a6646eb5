"""A base of make_base.py, or what was trained from it, as a transformers model with the same weights."""

import functools
import re
from pathlib import Path

import torch
from torch import nn
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

BATCH = 32
LONGEST = 128

LINEAR = {
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "down_norm": "output.LayerNorm",
}
EMBEDDINGS = {
    "words": "word_embeddings",
    "places": "position_embeddings",
    "types": "token_type_embeddings",
    "norm": "LayerNorm",
}


class Columns(nn.Module):
    """The output columns: each the tokens' mean under an attention of its own, times a weight."""

    def __init__(self, query, weight, bias, scale, rate):
        super().__init__()
        self.query, self.weight, self.bias = (nn.Parameter(x) for x in (query, weight, bias))
        self.scale, self.rate = scale, rate

    def forward(self, x, mask):
        hidden = ((1 - mask.to(x.dtype)) * -10000.0)[:, :, None]
        attention = torch.softmax(x @ (self.query * self.scale).t() + hidden, 1)
        return (((attention.transpose(1, 2) @ x) * self.weight).sum(2) + self.bias) * self.rate


class Scorer(nn.Module):
    def __init__(self, encoder, columns):
        super().__init__()
        self.encoder, self.columns = encoder, columns

    def forward(self, input_ids, attention_mask, token_type_ids):
        tokens = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.columns(tokens, attention_mask)


def renamed(weights):
    """Weights of the encoder under the names of transformers' BertModel."""
    found = {}
    for name, value in weights.items():
        layer = re.fullmatch(r"layers\.(\d+)\.(\w+)\.(weight|bias)", name)
        if layer is None:
            module, end = name.split(".")
            found[f"embeddings.{EMBEDDINGS[module]}.{end}"] = value
        elif layer[2] == "query_key_value":
            for part, share in zip(("query", "key", "value"), value.chunk(3)):
                found[f"encoder.layer.{layer[1]}.attention.self.{part}.{layer[3]}"] = share
        else:
            found[f"encoder.layer.{layer[1]}.{LINEAR[layer[2]]}.{layer[3]}"] = value
    return found


def converted(folder):
    """The model of a folder; fails if it is not one of make_base.py's."""
    (file,) = Path(folder).glob("*.pt")
    script = torch.jit.load(str(file), map_location="cpu")
    weights = {name: value.detach().float() for name, value in script.state_dict().items()}
    columns = Columns(
        *(weights.pop("columns." + part) for part in ("query", "weight", "bias")),
        script.columns.scale,
        script.columns.rate,
    )
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    config = BertConfig(
        vocab_size=weights["words.weight"].shape[0],
        hidden_size=weights["words.weight"].shape[1],
        num_hidden_layers=layers,
        num_attention_heads=getattr(script.layers, "0").heads,
        intermediate_size=weights["layers.0.up.weight"].shape[0],
        hidden_act="gelu",
        layer_norm_eps=1e-12,
        max_position_embeddings=weights["places.weight"].shape[0],
        type_vocab_size=weights["types.weight"].shape[0],
    )
    encoder = BertModel(config, add_pooling_layer=False)
    encoder.load_state_dict(renamed(weights), strict=True)
    return Scorer(encoder, columns).eval()


@functools.cache
def loaded(folder, threads):
    """Model and tokenizer, once a process, which then has so many threads."""
    torch.set_num_threads(threads)
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(Path(folder) / "tokenizer.json"), pad_token="[PAD]")
    return converted(folder), tokenizer


def scored(model, tokenizer, texts):
    """Outputs of one batch, padded to its longest text."""
    tokens = tokenizer(
        texts,
        padding="longest",
        truncation=True,
        max_length=LONGEST,
        return_token_type_ids=True,
        return_tensors="pt",
    )
    with torch.inference_mode():
        return model(**tokens).numpy()
