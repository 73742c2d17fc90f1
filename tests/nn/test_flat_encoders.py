"""GIN, GCN and graph transformer."""

import pytest
import torch

from core.nn.flat_encoders import (
    FlatEncoder,
    GcnEncoder,
    GinEncoder,
    GraphTransformerEncoder,
)
from core.nn.molecule_encoder import chemical_vocabulary
from tests.nn import encoder_properties as properties
from tests.nn.molecules import batch

KINDS = ("gin", "gcn", "transformer")


def build(kind: str) -> FlatEncoder:
    torch.manual_seed(0)
    codes = chemical_vocabulary()
    if kind == "transformer":
        return GraphTransformerEncoder(codes, 16, layers=2, heads=2)
    return (GinEncoder if kind == "gin" else GcnEncoder)(codes, 16, layers=2)


@pytest.fixture(params=KINDS)
def encoder(request: pytest.FixtureRequest) -> FlatEncoder:
    return build(request.param)


def test_shapes(encoder: FlatEncoder) -> None:
    properties.check_shapes(encoder, 16)


def test_alone_equals_together(encoder: FlatEncoder) -> None:
    encoder(batch())  # gives the batch norm of GIN its running statistics
    properties.check_alone_equals_together(encoder)


def test_atom_order_does_not_matter(encoder: FlatEncoder) -> None:
    properties.check_atom_order_does_not_matter(encoder)


def test_neighbours_are_heard(encoder: FlatEncoder) -> None:
    properties.check_far_atoms_are_heard(encoder)


@pytest.mark.parametrize("kind", ["gin", "transformer"])
def test_bonds_are_read(kind: str) -> None:
    properties.check_bonds_are_read(build(kind))


@pytest.mark.parametrize("autocast", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_weight_learns(kind: str, autocast: bool) -> None:
    encoder = build(kind)
    # What a norm or a softmax takes away again has no gradient but rounding.
    allowed = {
        name
        for name, _ in encoder.named_parameters()
        if name.endswith(("nn.2.bias", "lin_key.bias"))
    }
    properties.check_every_weight_learns(encoder, autocast=autocast, allowed=allowed)


def test_motifs_and_molecule_are_means_of_atoms(encoder: FlatEncoder) -> None:
    joined = batch()
    out = encoder.eval()(joined)
    member, motif = joined.motif_members
    for number in range(len(joined.motifs)):
        torch.testing.assert_close(
            out.motifs[number], out.atoms[member[motif == number]].mean(dim=0)
        )
    for row in range(joined.size):
        torch.testing.assert_close(
            out.molecule[row], out.atoms[joined.atom_molecule == row].mean(dim=0)
        )


def test_gcn_agrees_with_the_normalised_adjacency() -> None:
    joined = batch()
    encoder = GcnEncoder(chemical_vocabulary(), 16, layers=1).eval()
    size = len(joined.atoms)
    adjacency = torch.eye(size)
    adjacency[joined.bonds[1], joined.bonds[0]] = 1
    root = adjacency.sum(dim=1).rsqrt()
    convolution = encoder.convolutions[0]
    mixed = root.unsqueeze(1) * adjacency * root @ convolution.lin(encoder.atom(joined.atoms))
    torch.testing.assert_close(
        encoder(joined).atoms, encoder.head(mixed + convolution.bias), atol=1e-5, rtol=1e-4
    )


def test_the_base_alone_cannot_be_built() -> None:
    with pytest.raises(TypeError, match="message"):
        FlatEncoder(chemical_vocabulary(), 16)
