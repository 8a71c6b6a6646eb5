"""Makes the tiny TorchScript models in src/test/resources/models, in the layout of djl-convert.

Usage: PYTHONHASHSEED=0 python3 make_tiny_models.py FOLDER
(torch writes some declarations in the order of a set; with the hash seed fixed the bytes are always the same)

Made once with Python 3.11.2 and torch 1.13 (Debian's python3-torch 1.13.1+dfsg-4); the models are kept in the
repository, so no test needs Python. Each model is the masked mean of token embeddings and a linear layer. Words
that speak for an output have a large weight on it, all other weights are drawn with a fixed seed.

expected.json beside each model holds texts, their logits and the rows a scorer must give: degrees of 10,000 and
values in units of 1e-9 rounded to four decimals. They are computed here in double precision by a tokenizer and
formulas of their own; no number lies so near a rounding boundary that single precision could move it.
"""

import json
import math
import os
import re
import string
import sys
import zipfile

import torch

EMOTIONS = ["anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise"]
WORDS = (
    "i you it is was am are so the a an and not that this my your me to of in on what how why oh no yes "
    "angry hate furious gross sick rotten afraid scared worried happy glad love great ok fine table monday "
    "sad lonely lost cry wow suddenly unexpected thank sorry hear feel sounds hard understand dog job exam"
).split()
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
MARKS = list(".,!?'")
VOCABULARY = list(
    dict.fromkeys(SPECIAL + MARKS + list(string.ascii_lowercase) + ["##" + c for c in string.ascii_lowercase] + WORDS)
)
IDS = {token: i for i, token in enumerate(VOCABULARY)}


def word_pieces(text):
    """Greedy longest match; [UNK] for a word with a part that is not in the vocabulary; ideographs are words."""
    pieces = []
    for word in re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+|[^\w\s]", text.lower()):
        start, found = 0, []
        while start < len(word):
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in IDS:
                end -= 1
            if end == start:
                found = ["[UNK]"]
                break
            found.append(("##" if start else "") + word[start:end])
            start = end
        pieces += found
    return [IDS[p] for p in pieces]


def encode(texts, limit=128):
    """[CLS] first [SEP] second [SEP]; of texts that are too long the longest loses its end."""
    parts = [word_pieces(t) for t in texts]
    while sum(map(len, parts)) > limit - 1 - len(parts):
        max(parts, key=len).pop()
    ids, types = [IDS["[CLS]"]], [0]
    for i, part in enumerate(parts):
        ids += part + [IDS["[SEP]"]]
        types += [i] * (len(part) + 1)
    return ids, types


def tokenizer():
    special = lambda name: {"SpecialToken": {"id": name, "type_id": 0}}
    text = lambda name, kind: {"Sequence": {"id": name, "type_id": kind}}
    end = {"SpecialToken": {"id": "[SEP]", "type_id": 1}}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False,
             "special": True}
            for i, t in enumerate(SPECIAL)
        ],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True,
                       "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [special("[CLS]"), text("A", 0), special("[SEP]")],
            "pair": [special("[CLS]"), text("A", 0), special("[SEP]"), text("B", 1), end],
            "special_tokens": {t: {"id": t, "ids": [IDS[t]], "tokens": [t]} for t in ("[CLS]", "[SEP]")},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": 1000, "vocab": IDS},
    }


class Body(torch.nn.Module):
    """Masked mean of token embeddings, then a linear layer."""

    def __init__(self, cues, outputs, seed):
        super().__init__()
        torch.manual_seed(seed)
        self.words = torch.nn.Embedding(len(VOCABULARY), outputs)
        self.types = torch.nn.Embedding(2, outputs)
        self.head = torch.nn.Linear(outputs, outputs)
        with torch.no_grad():
            self.words.weight.mul_(0.5)
            self.types.weight.mul_(0.5)
            self.head.weight.mul_(0.2).add_(torch.eye(outputs))
            for output, words in cues.items():
                for word in words.split():
                    self.words.weight[IDS[word], output] += 12.0

    def forward(self, input_ids, attention_mask, token_type_ids):
        mask = attention_mask.unsqueeze(-1).to(self.words.weight.dtype)
        states = self.words(input_ids) + self.types(token_type_ids)
        return self.head((states * mask).sum(1) / mask.sum(1))


class Plain(torch.nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor):
        return {"logits": self.body(input_ids, attention_mask, torch.zeros_like(input_ids))}


class Typed(torch.nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor):
        return {"logits": self.body(input_ids, attention_mask, token_type_ids)}


class Heads(torch.nn.Module):
    """Two outputs: three categories and one value side by side; one value of its own."""

    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor):
        all = self.body(input_ids, attention_mask, torch.zeros_like(input_ids))
        return all[:, :4], all[:, 4:]


def rounded(number, margin):
    """To an integer, half to even; refuses what lies within the margin of a boundary (then take another seed)."""
    assert abs(number - math.floor(number) - 0.5) > margin, number
    return round(number)


def softmax(logits):
    weights = [math.exp(x - max(logits)) for x in logits]
    return [rounded(10000 * w / sum(weights), 0.003) for w in weights]


def sigmoid(logits):
    return [rounded(10000 / (1 + math.exp(-x)), 0.003) for x in logits]


def value(logits):
    return [rounded(x * 10000, 0.02) * 100000 for x in logits]


def save(module, path):
    """As TorchScript without the debug records, which hold paths of the machine that wrote them."""
    module.save(path)
    with zipfile.ZipFile(path) as archive:
        entries = [(n, archive.read(n)) for n in archive.namelist() if not n.endswith(".debug_pkl")]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data)


def make(folder, name, module, types, rows, texts, config, seed, cues, outputs):
    path = os.path.join(folder, name)
    os.makedirs(path, exist_ok=True)
    model = module(Body(cues, outputs, seed)).eval()
    save(torch.jit.script(model), os.path.join(path, name + ".pt"))
    exact = model.double()
    cases = []
    for case in texts:
        ids, kinds = encode(case)
        inputs = [torch.tensor([x]) for x in ([ids, [1] * len(ids), kinds] if types else [ids, [1] * len(ids)])]
        with torch.no_grad():
            out = exact(*inputs)
        logits = [x for t in (out if isinstance(out, tuple) else out.values()) for x in t[0].tolist()]
        cases.append({"texts": case, "tokens": len(ids), "logits": logits, "row": rows(logits)})
    config = {"max_position_embeddings": 512, "pad_token_id": 0, "type_vocab_size": 2, **config}
    properties = ["engine=PyTorch", "option.modelName=" + name, "option.mapLocation=true"]
    properties += ["includeTokenTypes=true"] if types else []
    properties += ["translatorFactory=ai.djl.huggingface.translator.TextClassificationTranslatorFactory"]
    files = {
        "tokenizer.json": json.dumps(tokenizer(), indent=1),
        "config.json": json.dumps(config, indent=2, sort_keys=True),
        "serving.properties": "\n".join(properties),
        "expected.json": json.dumps(cases, indent=1),
    }
    for file, text in files.items():
        with open(os.path.join(path, file), "w", encoding="utf-8", newline="\n") as f:
            f.write(text + "\n")


TEXTS = [
    ["I am so happy!"],
    ["I hate it, that is rotten."],
    ["Why are you afraid of the dog? I am worried."],
    [""],
    ["Wow, that was unexpected"],
    ["it is monday"],
    ["xylophone qwerty!!!"],
    ["I am sad and lonely, I lost my job and I cry and cry"],
    ["\u4f60\u597d \u2603 ok"],
    ["I feel lost. " * 200],
    ["thank you, I love this table and your dog is great"],
]
PAIRS = [
    ["I lost my job.", "Oh no, I am sorry to hear that, it sounds so hard."],
    ["I lost my job.", "ok"],
    ["", "I understand."],
    ["I am afraid of my exam", "why?"],
    ["why?", "I am afraid of my exam"],
    ["", ""],
    ["my dog is sick", "what table? " * 100],
]


def main(folder):
    names = lambda labels: {"id2label": {str(i): n for i, n in enumerate(labels)}}
    generic = lambda n: names(["LABEL_%d" % i for i in range(n)])
    make(folder, "tiny-emotion", Plain, False, softmax, TEXTS, names(EMOTIONS), 2,
         {0: "angry hate furious", 1: "gross sick rotten", 2: "afraid scared worried", 3: "happy glad love great",
          4: "ok fine table monday", 5: "sad lonely lost cry", 6: "wow suddenly unexpected"}, 7)
    make(folder, "tiny-labels", Plain, False, sigmoid, TEXTS, generic(4), 4,
         {0: "happy glad", 1: "love great thank", 2: "sad lost", 3: "afraid sad worried"}, 4)
    make(folder, "tiny-empathy", Typed, True, softmax, PAIRS, generic(3), 1,
         {0: "ok table what", 1: "hear feel why", 2: "sorry understand sounds"}, 3)
    make(folder, "tiny-valence", Plain, False, value, TEXTS, {}, 1, {0: "happy glad love great"}, 1)
    make(folder, "tiny-heads", Heads, False, lambda x: softmax(x[:3]) + value(x[3:]), TEXTS, {}, 1,
         {0: "sad lost", 1: "ok fine", 2: "happy glad", 3: "love great", 4: "wow furious"}, 5)


if __name__ == "__main__":
    main(sys.argv[1])
