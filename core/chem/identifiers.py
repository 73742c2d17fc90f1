"""What a molecule is called by machines.

Layer: core.chem (may import core.errors).
"""

from rdkit import rdBase
from rdkit.Chem import inchi

from core.chem.molecule import canonical_smiles, molecule_from_smiles


def identifiers(smiles: str) -> dict[str, str]:
    """Return canonical SMILES, InChI and InChIKey; what RDKit cannot write is left out.

    Raises:
        MoleculeError: RDKit refuses the SMILES.
    """
    molecule = molecule_from_smiles(smiles)
    with rdBase.BlockLogs():
        written = inchi.MolToInchi(molecule)
        key = inchi.InchiToInchiKey(written) if written else ""
    told = {"SMILES": canonical_smiles(molecule), "InChI": written, "InChIKey": key}
    return {name: value for name, value in told.items() if value}
