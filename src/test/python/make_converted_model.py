"""Makes src/test/resources/models/converted-bert: a small Hugging Face model, turned to TorchScript by djl-convert.

Usage: PYTHONHASHSEED=0 HF_HUB_OFFLINE=1 python3 make_converted_model.py FOLDER
(djl-convert must be on the path; it and this script work without a network, for the model is a local folder)

Made once with Python 3.11.7, torch 2.7.1, transformers 4.57.6, tokenizers 0.22.2 and the sources of djl-convert
(djl_converter in deepjavalibrary/djl, Apache-2.0, huggingface_converter.py of commit 058e603e, its way to PyTorch
only, copied by hand because the released wheel could not be had; its check of a local folder for tags was given an
empty list, without which it stops). The model is kept in the repository, so no test needs Python. It is a BERT with
seven emotions whose weights are drawn with a fixed seed: it knows nothing, and only shows that the numbers arrive.

Afterwards only the debug records of TorchScript are taken out, which hold paths of the machine that wrote them.
expected.json holds texts, the logits transformers itself gives for each alone, in double precision and without
TorchScript, and their softmax in steps of 1/10,000; no number lies so near a rounding boundary that single
precision could move it. quickstart.json counts on how many of the quickstart's test turns transformers finds the
author's emotion.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import zipfile

import make_tiny_models as tiny
import torch
import transformers
from tokenizers import Tokenizer

SEED = 1
CORPUS = os.path.join(os.path.dirname(__file__), "../../../datasets/everyday-conversations/turns.csv")
WORDS = (
    "he she we they them him her us our their who when where which there here this these those if then than as at by "
    "for from with about after before over under again still just only very too more most much many some any all "
    "day night week year time home house school work friend friends mother father child children man woman people "
    "room door letter phone news music garden bread tea coffee train bus rain sun summer winter morning evening "
    "go went gone come came get got give gave take took make made see saw say said tell told think thought know knew "
    "want need try help hope wish miss call wait leave left stay start stop break broke broken find found lose keep "
    "good bad new old big small long short right wrong true false better worse best worst nice kind calm tired bored "
    "proud ashamed guilty jealous nervous excited grateful hopeless cruel lovely terrible awful wonderful strange"
).split()
ENDINGS = ["##s", "##ed", "##ing", "##ly", "##er", "##est", "##ness", "##ful", "##less"]
VOCABULARY = list(dict.fromkeys(tiny.VOCABULARY + ["[MASK]"] + WORDS + ENDINGS))
TEXTS = [case[0] for case in tiny.TEXTS] + [
    "He said it was nothing, and then he left.",
    "no",
    "We waited all morning at the station. The train never came. My mother said nothing, she only broke the bread in "
    "two and gave me the bigger half, and I was ashamed and grateful, and so tired that I thought I might cry again.",
]


def hugging_face_model(path):
    rules = {**tiny.tokenizer()}
    rules["model"] = {**rules["model"], "vocab": {token: i for i, token in enumerate(VOCABULARY)}}
    tokenizer = transformers.BertTokenizerFast(tokenizer_object=Tokenizer.from_str(json.dumps(rules)))
    config = transformers.BertConfig(
        vocab_size=len(VOCABULARY), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64,
        max_position_embeddings=128, initializer_range=0.3, problem_type="single_label_classification",
        id2label=dict(enumerate(tiny.EMOTIONS)), label2id={e: i for i, e in enumerate(tiny.EMOTIONS)},
    )
    torch.manual_seed(SEED)
    model = transformers.BertForSequenceClassification(config).eval()
    tokenizer.save_pretrained(path)
    model.save_pretrained(path)


def rated_by_transformers(path, texts):
    """Tokens and logits of each text alone."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(path)
    model = transformers.AutoModelForSequenceClassification.from_pretrained(path).eval().double()
    for text in texts:
        inputs = tokenizer(text, truncation=True, max_length=128, return_tensors="pt")
        with torch.no_grad():
            yield inputs["input_ids"].shape[1], model(**inputs).logits[0].tolist()


def expected(path):
    return [
        {"texts": [text], "tokens": tokens, "logits": logits, "row": tiny.softmax(logits)}
        for text, (tokens, logits) in zip(TEXTS, rated_by_transformers(path, TEXTS))
    ]


def quickstart(path):
    with open(CORPUS, encoding="utf-8", newline="") as f:
        turns = [row for row in csv.DictReader(f) if row["split"] == "test"]
    rated = rated_by_transformers(path, [turn["text"] for turn in turns])
    found = [tiny.EMOTIONS[logits.index(max(logits))] for _, logits in rated]
    return {"turns": len(turns), "right": sum(e == turn["emotion"] for e, turn in zip(found, turns))}


def without_debug_records(path):
    with zipfile.ZipFile(path) as archive:
        entries = [(n, archive.read(n)) for n in archive.namelist() if not n.endswith(".debug_pkl")]
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data)


def main(folder):
    name = "converted-bert"
    target = os.path.join(folder, name)
    with tempfile.TemporaryDirectory() as scratch:
        source = os.path.join(scratch, name)
        hugging_face_model(source)
        subprocess.run(["djl-convert", "-m", source, "-o", target], check=True)
        beside = {"expected.json": expected(source), "quickstart.json": quickstart(source)}
    without_debug_records(os.path.join(target, name + ".pt"))
    for file, content in beside.items():
        with open(os.path.join(target, file), "w", encoding="utf-8", newline="\n") as f:
            f.write(json.dumps(content, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
