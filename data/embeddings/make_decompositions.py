#!/usr/bin/env python3
"""Prints DecompositionTable.swift: what is left of a composed character without its accents.

    python3 make_decompositions.py > ../../Sources/Language/Embedding/DecompositionTable.swift

Run by hand. The facts are the Unicode Character Database's canonical decompositions, as Python's
unicodedata has them; nonspacing marks (general category Mn) are left out of every result, because
BERT's uncased tokenizer drops them anyway. Hangul is computed, not listed. Unicode promises that a
decomposition never changes once it is published.
"""
import unicodedata

IDEOGRAPHS = [(0xF900, 0xFAD9), (0x2F800, 0x2FA1D)]


def bare(scalar):
    """The canonical decomposition of a scalar without nonspacing marks."""
    full = unicodedata.normalize("NFD", chr(scalar))
    return [ord(c) for c in full if unicodedata.category(c) != "Mn"]


def rows(values, width, per_line):
    texts = [f"0x{value:0{width}X}" for value in values]
    for start in range(0, len(texts), per_line):
        print("        " + ", ".join(texts[start:start + per_line]) + ",")


def main():
    single, several = [], []
    for scalar in range(0x80, 0x110000):
        hangul, surrogate = 0xAC00 <= scalar <= 0xD7A3, 0xD800 <= scalar <= 0xDFFF
        ideograph = any(first <= scalar <= last for first, last in IDEOGRAPHS)
        if hangul or surrogate or ideograph or unicodedata.decomposition(chr(scalar)) == "":
            continue
        if unicodedata.normalize("NFD", chr(scalar)) == chr(scalar):
            continue  # a compatibility decomposition, which BERT does not apply
        parts = bare(scalar)
        if len(parts) == 1 and scalar <= 0xFFFF and parts[0] <= 0xFFFF:
            single.append(scalar << 16 | parts[0])
        elif parts:  # a mark made of marks leaves nothing: the tokenizer drops it as a mark
            several.append((scalar, parts))

    print("// Printed by data/embeddings/make_decompositions.py: edit that, not this.\n")
    print("/// Canonical decompositions without nonspacing marks, from the Unicode character data.")
    print("enum DecompositionTable {")
    print("    /// Composed scalar in the upper half, what is left in the lower; ascending.")
    print("    static let single: [UInt32] = [")
    rows(single, 8, 7)
    print("    ]\n")
    print("    /// Scalars that leave several, or that need more than 16 bits; ascending.")
    print("    static let several: [(composed: UInt32, parts: (UInt32, UInt32, UInt32))] = [")
    for scalar, parts in several:
        parts = parts + [0] * (3 - len(parts))
        print(f"        (0x{scalar:05X}, (" + ", ".join(f"0x{p:05X}" for p in parts) + ")),")
    print("    ]")
    for name, (first, last) in zip(["compatibility", "supplement"], IDEOGRAPHS):
        print(f"\n    /// The unified ideograph of each scalar from U+{first:X} on, or itself.")
        print(f"    static let {name}: [UInt32] = [")
        rows([bare(scalar)[0] for scalar in range(first, last + 1)], 5, 9)
        print("    ]")
    print("}")


main()
