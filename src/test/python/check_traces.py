"""Do models recorded by djl-convert on one short text give the same for texts and batches of other shapes?

Usage: python3 check_traces.py
(needs djl_converter, torch and transformers; run with torch 2.7.1 and transformers 4.57.6)

Prints for each kind of model, with random weights, the largest difference between the logits of the recording and
of transformers over batches with padding, all tokens of type 0, and for those with token types that of the two
texts of a pair.
"""

import torch
import transformers as hf
from djl_converter.huggingface_converter import ModelWrapper

SHAPES = [(1, 1), (1, 8), (3, 5), (1, 40), (32, 16), (7, 127), (32, 128)]
SIZES = dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64)
COMMON = dict(vocab_size=300, num_labels=5, initializer_range=0.3)
ROBERTA = dict(SIZES, max_position_embeddings=130, pad_token_id=1, type_vocab_size=1)
NARROW = dict(SIZES, embedding_size=32, max_position_embeddings=128)
# name in transformers, token types, settings
MODELS = [
    ("Bert", True, dict(SIZES, max_position_embeddings=128)),
    ("Roberta", False, ROBERTA),
    ("XLMRoberta", False, ROBERTA),
    ("DistilBert", False, dict(dim=32, n_layers=2, n_heads=2, hidden_dim=64, max_position_embeddings=128)),
    ("Electra", True, NARROW),
    ("DebertaV2", True, dict(SIZES, max_position_embeddings=128, relative_attention=True, pos_att_type=["p2c", "c2p"],
                             position_buckets=16, type_vocab_size=2)),
    ("Albert", True, NARROW),
]


def batch(rows, length, padding):
    ids = torch.randint(5, 300, (rows, length))
    mask = torch.ones_like(ids)
    for row in range(rows):
        tokens = int(torch.randint(1, length + 1, ()))
        mask[row, tokens:] = 0
        ids[row, tokens:] = padding
    return ids, mask


def difference(recording, model, types, inputs):
    found = recording(*inputs)["logits"] if types else recording(*inputs[:2])["logits"]
    original = model(*inputs[:2], token_type_ids=inputs[2]) if types else model(*inputs[:2])
    assert torch.isfinite(found).all() and torch.isfinite(original.logits).all()
    return (found - original.logits).abs().max().item()


def main():
    torch.manual_seed(0)
    for name, types, settings in MODELS:
        config = getattr(hf, name + "Config")(**COMMON, **settings)
        model = getattr(hf, name + "ForSequenceClassification")(config).eval()
        ids, mask = batch(1, 8, config.pad_token_id)
        example = (ids, mask, torch.zeros_like(ids))
        recording = torch.jit.trace(ModelWrapper(model, types), example if types else example[:2], strict=False)
        with torch.no_grad():
            batches = [batch(*shape, config.pad_token_id) for shape in SHAPES]
            worst = max(difference(recording, model, types, (i, m, torch.zeros_like(i))) for i, m in batches)
            two = (ids, torch.ones_like(ids), torch.arange(8).gt(3).long()[None])
            pair = difference(recording, model, types, two) if types else None
        print("%-10s single texts %.1e   pairs %s" % (name, worst, "no types" if pair is None else "%.1e" % pair))


if __name__ == "__main__":
    main()
