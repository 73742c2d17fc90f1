"""A data folder of a few molecules, laid out as the real one, for tests that read files."""

import gzip
from pathlib import Path

MOLECULES = (
    ("702", "CCO", "The molecule is ethanol, a primary alcohol."),
    ("176", "CC(=O)O", "The molecule is acetic acid, a simple monocarboxylic acid."),
    ("241", "c1ccccc1", "The molecule is benzene, an arene."),
    ("996", "Oc1ccccc1", "The molecule is a phenol that consists of benzene bearing hydroxy."),
    ("5950", "C[C@H](N)C(=O)O", "The molecule is the L-enantiomer of alanine."),
    ("71080", "C[C@@H](N)C(=O)O", "The molecule is the D-enantiomer of alanine."),
    ("2519", "Cn1cnc2c1c(=O)n(C)c(=O)n2C", "The molecule is a methylxanthine."),
    ("7416", "O=[N+]([O-])c1ccccc1", "The molecule is benzene substituted by a nitro group."),
    ("962", "O", "The molecule is an oxygen hydride."),
    ("223", "[NH4+]", "The molecule is a cation that is the conjugate acid of ammonia."),
    ("5988", "OC[C@H]1O[C@@H](O)[C@H](O)[C@@H](O)[C@@H]1O", "The molecule is a sugar."),
    ("985", "CCCCCCCCCCCCCCCC(=O)O", "The molecule is a fatty acid. It is hexadecanoic acid."),
)
REFUSED = ("24526", "O=Cl(=O)(=O)F", "The molecule is perchloryl fluoride.")
"""RDKit refuses this one, which is also in the test split of PCdes."""

SPLITS = {
    "train": MOLECULES[:4],
    "validation": MOLECULES[4:7],
    # Ethanol once more with another text: a tie that no model can break.
    "test": (*MOLECULES[7:], REFUSED, ("702b", "OCC", "The molecule is an alcohol.")),
}


def write_data(root: Path) -> Path:
    """Write PCdes and ChEBI-20 in the raw form of their origins, and a training pool."""
    for name in ("pcdes", "chebi20"):
        (root / name).mkdir(parents=True)
        for split, rows in SPLITS.items():
            lines = ["CID\tSMILES\tdescription", *("\t".join(row) for row in rows)]
            path = root / name / f"{split}.txt"
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (root / "pair_pool").mkdir()
    with gzip.open(root / "pair_pool" / "train_pool.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.write("cid\tsmiles\tdescription\tsource\n")
        stream.writelines("\t".join((*row, "pool")) + "\n" for row in MOLECULES)
    return root
