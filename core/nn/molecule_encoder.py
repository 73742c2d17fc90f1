"""From a configuration to the graph encoder it names.

Layer: core.nn (may import core.errors, core.config, core.chem, core.data).
"""

from torch import nn

from core.chem.features import ATOM_VOCABULARY, BOND_VOCABULARY
from core.chem.motifs import MOTIF_VOCABULARY
from core.config import MoleculeConfig
from core.nn.graph_layers import GraphEncoding, GraphVocabulary
from core.nn.hierarchical import HierarchicalEncoder

__all__ = ["GraphEncoding", "GraphVocabulary", "build_graph_encoder", "chemical_vocabulary"]


def chemical_vocabulary() -> GraphVocabulary:
    """Return the codes of the columns that the chemistry package writes."""
    return GraphVocabulary(tuple(ATOM_VOCABULARY), tuple(BOND_VOCABULARY), tuple(MOTIF_VOCABULARY))


def build_graph_encoder(
    config: MoleculeConfig,
    *,
    dropout: float = 0.0,
    vocabulary: GraphVocabulary | None = None,
) -> nn.Module | None:
    """Build the graph encoder of ``config``: MoleculeBatch -> GraphEncoding.

    Args:
        config: Kind and sizes.
        dropout: Dropout of hidden vectors.
        vocabulary: Codes of the categorical columns; by default those of the chemistry package.

    Returns:
        The encoder, or None where ``config.encoder`` is "none".
    """
    if config.encoder == "none":
        return None
    codes = vocabulary or chemical_vocabulary()
    width, layers = config.width, config.layers
    if config.encoder == "hierarchical":
        return HierarchicalEncoder(codes, width, layers=layers, dropout=dropout)
    # Imported here because torch_geometric alone would double the start of the app.
    from core.nn.flat_encoders import GcnEncoder, GinEncoder, GraphTransformerEncoder

    if config.encoder == "graph-transformer":
        return GraphTransformerEncoder(
            codes, width, layers=layers, heads=config.heads, dropout=dropout
        )
    kind = GinEncoder if config.encoder == "gin" else GcnEncoder
    return kind(codes, width, layers=layers, dropout=dropout)
