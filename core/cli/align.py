"""``align``: show which words of a text go with which motifs of a molecule.

Layer: core.cli (may import all but core.ui).
"""

import argparse
import dataclasses
from typing import Any, Final

from core.cli.command import Command, add_checkpoint, add_json
from core.cli.output import print_json, print_table
from core.results import Alignment


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("text", help="description")
    parser.add_argument("molecule", help="SMILES, InChI or name")
    add_checkpoint(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> None:
    """Align and print."""
    from core.retrieval.query import clean_query

    text = clean_query(args.text)
    clean_query(args.molecule)
    alignment = _align(args, text)
    if args.json:
        print_json(as_json(alignment))
    else:
        _print(alignment)


def _align(args: argparse.Namespace, text: str) -> Alignment:
    # No library is searched, so none is indexed: the encoder alone answers.
    from core.chem.names import NameResolver
    from core.library.starter import known_names
    from core.models.encoder import Encoder
    from core.retrieval.engine import DEFAULT_CHECKPOINT
    from core.retrieval.query import interpret_molecule

    known = known_names()
    encoder = Encoder.load(args.checkpoint or DEFAULT_CHECKPOINT, known_names=known)
    resolver = encoder.resolver or NameResolver(known=known)
    molecule = interpret_molecule(args.molecule, resolver=resolver, names=known)
    return encoder.align(text, molecule.smiles)


def as_json(alignment: Alignment) -> dict[str, Any]:
    """Return what ``--json`` prints."""
    return {
        "text": alignment.text,
        "smiles": alignment.smiles,
        "score": float(alignment.score),
        "cosine": float(alignment.cosine),
        "words": [dataclasses.asdict(word) for word in alignment.words],
        "motifs": [
            {"atoms": list(motif.atoms), "label": motif.label} for motif in alignment.motifs
        ],
        "plan": alignment.plan.tolist(),
        "atom_weights": alignment.atom_weights.tolist(),
    }


def _print(alignment: Alignment) -> None:
    rows = []
    for word, masses in zip(alignment.words, alignment.plan, strict=True):
        total = float(masses.sum())
        if total <= 0:
            continue
        best = int(masses.argmax())
        motif = alignment.motifs[best]
        share = f"{100 * float(masses[best]) / total:.0f} %"
        atoms = ", ".join(str(atom) for atom in motif.atoms)
        rows.append((word.text, f"{100 * total:.1f} %", motif.label, share, atoms))
    print(f"Molecule {alignment.smiles}\n")
    print_table(("word", "mass", "motif", "share", "atoms"), rows, numbers=(1, 3))
    print(
        f"\nTransport score {alignment.score:.3f}, cosine similarity {alignment.cosine:.3f}; "
        "share is the part of the word's mass on the motif."
    )


COMMAND: Final = Command(
    name="align",
    summary="show which words of a text go with which parts of a molecule",
    add_arguments=add_arguments,
    run=run,
)
