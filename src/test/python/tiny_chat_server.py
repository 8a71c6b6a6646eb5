"""Makes a tiny chat model of random weights and serves it by llama.cpp's own server, OpenAI-compatible.

Usage: python3 tiny_chat_server.py FOLDER
Needs: pip install xllamacpp==2026.10.11549 gguf==0.19.0

Writes FOLDER/tiny-chat.gguf (a LLaMA of one layer, 300 kB), serves it on a free port of 127.0.0.1, prints the
address on a line of its own, and ends when its standard input does. Nothing is downloaded. The model says nonsense: it
is there for what a server does with the protocol. Its tokens are bytes; the output weights of those that are no
printable ASCII are 0, so that what it says is text. Weights are drawn with a fixed seed.
"""

import sys
from pathlib import Path

import gguf
import numpy

NAME = "tiny-chat"
LAYERS = 1
WIDTH = 64
HEADS = 4
INNER = 128
CONTEXT = 8192
AT_A_TIME = 4
SPECIAL = ["<unk>", "<s>", "</s>"]
TEMPLATE = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:"


def write_model(path):
    random = numpy.random.default_rng(1)
    tokens = SPECIAL + [f"<0x{byte:02X}>" for byte in range(256)]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name(NAME)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    kinds = [gguf.TokenType.UNKNOWN, gguf.TokenType.CONTROL, gguf.TokenType.CONTROL] + [gguf.TokenType.BYTE] * 256
    writer.add_token_types(kinds)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(TEMPLATE)

    def add(name, *shape):
        writer.add_tensor(name, random.normal(0, 1 / shape[-1] ** 0.5, shape).astype(numpy.float32))

    def ones(name):
        writer.add_tensor(name, numpy.ones(WIDTH, dtype=numpy.float32))

    add("token_embd.weight", len(tokens), WIDTH)
    for layer in range(LAYERS):
        block = f"blk.{layer}."
        ones(block + "attn_norm.weight")
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            add(f"{block}{part}.weight", WIDTH, WIDTH)
        ones(block + "ffn_norm.weight")
        add(block + "ffn_gate.weight", INNER, WIDTH)
        add(block + "ffn_up.weight", INNER, WIDTH)
        add(block + "ffn_down.weight", WIDTH, INNER)
    ones("output_norm.weight")
    output = random.normal(0, 1, (len(tokens), WIDTH)).astype(numpy.float32)
    output[: len(SPECIAL) + 32] = 0
    output[len(SPECIAL) + 127 :] = 0
    writer.add_tensor("output.weight", output)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def serve(path):
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.model_alias = {NAME}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.offline = True
    params.n_ctx = CONTEXT * AT_A_TIME
    params.n_parallel = AT_A_TIME
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.warmup = False
    server = xllamacpp.Server(params)
    print(server.listening_address + "/v1", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    model = Path(sys.argv[1]) / f"{NAME}.gguf"
    model.parent.mkdir(parents=True, exist_ok=True)
    write_model(model)
    serve(model)
