"""Numbers a chemist reads off a molecule: formula, mass, lipophilicity, polar surface, counts.

Layer: core.chem (may import core.errors). All values are RDKit's.
"""

from dataclasses import dataclass

from rdkit import Chem
from rdkit.Chem import Crippen, rdMolDescriptors
from rdkit.Chem import Descriptors as rdkit_descriptors


@dataclass(frozen=True, slots=True, kw_only=True)
class Descriptors:
    """What stands beside the drawing of a molecule."""

    formula: str
    """Hill order, net charge at the end: "C2H3O2-"."""
    molar_mass: float
    """Average mass with natural isotopes, g/mol; labelled isotopes with their own mass."""
    logp: float
    """Octanol-water partition estimate (Wildman and Crippen, 1999)."""
    tpsa: float
    """Topological polar surface area of N and O, Å² (Ertl et al., 2000)."""
    donors: int
    """Hydrogen-bond donors (N-H and O-H groups)."""
    acceptors: int
    """Hydrogen-bond acceptors."""
    rings: int
    """Rings of the smallest set."""
    rotatable_bonds: int
    charge: int
    """Net formal charge."""
    heavy_atoms: int
    """Atoms that are not hydrogen."""


def describe(mol: Chem.Mol) -> Descriptors:
    """Return the descriptors of a sanitised molecule."""
    return Descriptors(
        formula=rdMolDescriptors.CalcMolFormula(mol),
        molar_mass=float(rdkit_descriptors.MolWt(mol)),
        logp=float(Crippen.MolLogP(mol)),
        tpsa=float(rdMolDescriptors.CalcTPSA(mol)),
        donors=rdMolDescriptors.CalcNumHBD(mol),
        acceptors=rdMolDescriptors.CalcNumHBA(mol),
        rings=rdMolDescriptors.CalcNumRings(mol),
        rotatable_bonds=rdMolDescriptors.CalcNumRotatableBonds(mol),
        charge=Chem.GetFormalCharge(mol),
        heavy_atoms=mol.GetNumHeavyAtoms(),
    )
