"""Makes encoders with random weights in the layout of djl-convert, and what transformers makes of some texts with them.

Usage: python3 make_encoders.py FOLDER [large]

Writes converted-roberta, converted-distilbert and converted-electra (32 wide, as in src/test/resources/models) or, with
`large`, models of the sizes people use: a RoBERTa that reads pairs, a DistilBERT, a BERT of 12 layers, and an
XLM-RoBERTa with 250,002 words. They know nothing: what is tested is that the numbers arrive.

Those kept in the repository were made once with Python 3.11, torch 1.13.1 and transformers 4.46.3. The wrapper records
what djl-convert's does: token ids and mask in, logits out. Logits in expected.json are those of transformers in double
precision for each text alone.
"""

import json
import os
import sys

import make_converted_model as converted
import torch
import transformers as hf
from tokenizers import Tokenizer

TINY = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64)
SMALL = [
    ("converted-roberta", "Roberta", dict(TINY, max_position_embeddings=129, type_vocab_size=1)),
    ("converted-distilbert", "DistilBert",
     dict(dim=32, n_layers=2, n_heads=2, hidden_dim=64, max_position_embeddings=128)),
    ("converted-electra", "Electra", dict(TINY, embedding_size=16, max_position_embeddings=128)),
]
LARGE = [
    ("large-roberta", "Roberta", dict(max_position_embeddings=513, type_vocab_size=1)),
    ("large-distilbert", "DistilBert", dict()),
    ("large-bert", "Bert", dict()),
    ("large-xlm-roberta", "XLMRoberta", dict(vocab_size=250002, max_position_embeddings=513, type_vocab_size=1)),
]


class Wrapper(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask):
        return {"logits": self.model(input_ids, attention_mask).logits}


def tokenizer():
    rules = {**converted.tiny.tokenizer()}
    rules["model"] = {**rules["model"], "vocab": {token: i for i, token in enumerate(converted.VOCABULARY)}}
    return json.dumps(rules)


def write(folder, name, kind, settings):
    emotions = converted.tiny.EMOTIONS
    spread = 0.1 if settings.get("hidden_size", settings.get("dim")) == 32 else 0.05
    config = getattr(hf, kind + "Config")(**{
        "vocab_size": len(converted.VOCABULARY), "pad_token_id": 0, "initializer_range": spread,
        "id2label": dict(enumerate(emotions)), "label2id": {e: i for i, e in enumerate(emotions)}, **settings,
    })
    torch.manual_seed(converted.SEED)
    model = getattr(hf, kind + "ForSequenceClassification")(config).eval()
    for parameter in model.parameters():  # biases and norms too, which begin as 0 and 1
        parameter.data.add_(torch.randn_like(parameter) * spread / 3)
    target = os.path.join(folder, name)
    os.makedirs(target, exist_ok=True)
    rules = tokenizer()
    encode = Tokenizer.from_str(rules)
    encode.enable_truncation(128)
    example = torch.tensor([encode.encode(converted.TEXTS[-1]).ids])
    with torch.no_grad():
        recording = torch.jit.trace(Wrapper(model), (example, torch.ones_like(example)), strict=False)
    torch.jit.save(recording, os.path.join(target, name + ".pt"))
    converted.without_debug_records(os.path.join(target, name + ".pt"))
    config.save_pretrained(target)
    double = model.double()
    cases = []
    for text in converted.TEXTS:
        ids = torch.tensor([encode.encode(text).ids])
        with torch.no_grad():
            logits = double(ids, torch.ones_like(ids)).logits[0].tolist()
        cases.append({"texts": [text], "tokens": ids.shape[1], "logits": logits})
    with open(os.path.join(target, "expected.json"), "w", encoding="utf-8", newline="\n") as f:
        f.write(json.dumps(cases, indent=1) + "\n")
    with open(os.path.join(target, "tokenizer.json"), "w", encoding="utf-8", newline="\n") as f:
        f.write(rules)
    with open(os.path.join(target, "serving.properties"), "w", encoding="utf-8", newline="\n") as f:
        f.write("engine=PyTorch\noption.modelName=%s\noption.mapLocation=true\n" % name)


if __name__ == "__main__":
    for model in LARGE if sys.argv[2:] == ["large"] else SMALL:
        write(sys.argv[1], *model)
