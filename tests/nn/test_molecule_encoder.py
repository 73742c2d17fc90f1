"""Graph encoders from their configuration."""

import subprocess
import sys

import pytest

from core.config import MoleculeConfig
from core.nn.flat_encoders import GcnEncoder, GinEncoder, GraphTransformerEncoder
from core.nn.hierarchical import HierarchicalEncoder
from core.nn.molecule_encoder import build_graph_encoder
from tests.nn.encoder_properties import check_shapes

KINDS = {
    "hierarchical": HierarchicalEncoder,
    "gin": GinEncoder,
    "gcn": GcnEncoder,
    "graph-transformer": GraphTransformerEncoder,
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_built_in_its_size(kind: str) -> None:
    encoder = build_graph_encoder(MoleculeConfig(encoder=kind, width=24, layers=2, heads=3))
    assert type(encoder) is KINDS[kind]
    check_shapes(encoder, 24)


def test_more_layers_mean_more_weights() -> None:
    one, three = (
        sum(p.numel() for p in build_graph_encoder(MoleculeConfig(layers=n)).parameters())
        for n in (1, 3)
    )
    assert three > 1.5 * one


def test_none_builds_nothing() -> None:
    assert build_graph_encoder(MoleculeConfig(encoder="none")) is None


def test_the_shipped_kind_starts_without_torch_geometric() -> None:
    code = (
        "import sys; from core.config import MoleculeConfig; "
        "from core.nn.molecule_encoder import build_graph_encoder; "
        "build_graph_encoder(MoleculeConfig()); print('torch_geometric' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
