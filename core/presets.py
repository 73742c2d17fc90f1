"""Named runs: the shipped model, four published systems, and the small one the tests train.

Layer: core.presets (may import core.config, core.errors). The published systems are built of the
same parts, read the same data and have the same text transformer as the shipped model, but none of
its n-gram bag, name grounding and fingerprints: what differs between them is their idea.
Shared mends: the transformer starts from random weights instead of SciBERT, atoms carry our
categorical features instead of mol2vec (which knows no stereo), pairs of one molecule or one text
are no negatives of each other, and a candidate's vector never depends on the query.
"""

import types
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from core.config import (
    EnsembleConfig,
    LossConfig,
    ModelConfig,
    MoleculeConfig,
    MoleculeEncoderKind,
    RunConfig,
    TextConfig,
    TrainConfig,
)
from core.errors import ConfigError, shorten

_TINY: Final = RunConfig(
    model=ModelConfig(
        text=TextConfig(
            vocabulary=600,
            max_tokens=48,
            width=32,
            layers=1,
            heads=2,
            bag_buckets=1024,
            bag_width=32,
            max_names=4,
        ),
        molecule=MoleculeConfig(width=32, layers=2, heads=2, fingerprint_width=32),
        width=32,
        memory=4,
        memory_heads=2,
        transport_iterations=10,
        dropout=0.0,
        feature_dropout=0.0,
        branch_dropout=0.0,
    ),
    train=TrainConfig(
        epochs=2,
        batch=16,
        lr=3e-3,
        text_lr=3e-3,
        average=0.0,
        token_mask=0.0,
        sentence_dropout=0.0,
        names_dropout=0.0,
        iupac=False,
        phrases=False,
        evaluate_every=0,
    ),
)


_SHORT: Final = TrainConfig(epochs=3, batch=256, lr=1e-3, phrases=False, evaluate_every=0)
"""The published systems' training: minutes on two cores, where their papers spend 30 to 300
epochs on GPUs; a GPU goes on with ``--set train.epochs=40``. No short texts, which are ours."""


def _published(
    encoder: MoleculeEncoderKind, *, width: int, layers: int, memory: int = 0
) -> ModelConfig:
    """Return the towers of a published system: a transformer and a graph network, no more."""
    return ModelConfig(
        text=TextConfig(bag=False, grounding=False),
        molecule=MoleculeConfig(encoder=encoder, width=width, layers=layers, fingerprint=False),
        memory=memory,
    )


def _momu() -> RunConfig:
    """MoMu (Su et al., arXiv:2209.05481): GIN, and contrast of augmented graphs.

    Kept: GIN of 5 layers with bond embeddings, batch norm and mean pooling; two views a step, one
    without 10 % of the atoms, one a random-walk subgraph of 80 %; InfoNCE of the text with each
    view and, at weight 0.2, of the views with each other; temperature from 0.1.
    Mended: dropped atoms are gone, where the released code leaves them in the pool without bonds;
    the temperature is learnt; negatives come from 512 pairs, not 32; one text a step instead of
    two random ones: the dropout of sentences takes a random part of it. Encoding for retrieval
    reads whole graphs, always. No GraphCL and no SciBERT weights to start from.
    """
    return RunConfig(
        model=_published("gin", width=160, layers=5),
        loss=LossConfig(temperature=0.1, multitoken_motif=0.0, within_molecule=0.2),
        train=replace(_SHORT, sentence_dropout=0.5, node_drop=0.1, subgraph_drop=0.2),
    )


def _aman() -> RunConfig:
    """AMAN (Zhao et al., IEEE TAI 2023): graph transformer, adversary and triplet.

    Kept: attention over bonds with bond features, a Wasserstein critic with gradient penalty that
    tells molecules from texts, batch-hard triplet loss. The paper has no code; margin 0.3, weight
    2e-4 and the critic's sizes are those of the code of Song et al., which descends from it.
    Mended: a hard triplet loss pulls random weights into one point and stays at the margin, which
    a pretrained BERT may save the paper from; InfoNCE at weight 1 beside the triplet at 0.3.
    """
    return RunConfig(
        model=_published("graph-transformer", width=128, layers=3),
        loss=LossConfig(contrastive=1.0, triplet=0.3, adversarial=2e-4, multitoken_motif=0.0),
        train=_SHORT,
    )


def _memory_bank() -> RunConfig:
    """Memory bank and second-order similarity (Song et al., arXiv:2410.23715).

    Kept: GCN of 3 layers without bond types, an MLP for each atom, 28 memory vectors as queries
    over tokens and over atoms, shared by both modalities; batch-hard triplet with margin 0.3, the
    four KL terms between the neighbour distributions at temperature 1, adversary at 2e-4.
    Mended: softmax of -distance, where the released code gives far vectors the mass
    (``loss.second_order_nearest=false`` does so; the card's ablation finds no gain in either);
    no memory vector starts at zero; the memory's
    answer is added to the pooled tokens or atoms; the critic sees the vectors of retrieval.
    From random weights triplet and KL terms meet in one point, where all vectors are equal (a
    temperature of 0.1 makes that certain), also at triplet 0.3 and second order 1 beside a full
    InfoNCE; at 0.1 each, and half the learning rate of the others, they stay apart.
    """
    return RunConfig(
        model=replace(_published("gcn", width=192, layers=3, memory=28), memory_items="atoms"),
        loss=LossConfig(
            contrastive=1.0,
            triplet=0.1,
            second_order=0.1,
            second_order_temperature=1.0,
            adversarial=2e-4,
            multitoken_motif=0.0,
        ),
        train=replace(_SHORT, lr=5e-4),
    )


def _orma() -> RunConfig:
    """ORMA (arXiv:2411.11875): three grains with optimal transport between words and motifs.

    Kept: a graph of atoms, motifs and one molecule node; contrast of sentence and molecule (0.3),
    of transported phrases and motifs (0.2), of tokens and atoms (0.5); each grain reads another
    layer of the transformer.
    Mended: gradients run through all three levels, where the released code detaches atoms and
    motifs; padding enters no plan, no phrase and no normalisation; the plan is used as it is
    (Sinkhorn, entropic), not cut to the motif of least mass; bonds carry features, and messages
    run downwards as well; molecules are ranked by the sentence grain alone, so that they can be
    indexed before the query is known.
    """
    return RunConfig(
        model=replace(_published("hierarchical", width=128, layers=3), grain_layers=True),
        loss=LossConfig(contrastive=0.3, multitoken_motif=0.2, token_atom=0.5),
        train=_SHORT,
    )


def member(config: RunConfig, number: int) -> RunConfig:
    """Return the run of one further member of the ensemble of ``config``.

    A bag of n-grams, grounded names and count fingerprints in the sizes of ``config``, trained by
    InfoNCE alone: no transformer, no graph network, no memory bank, no short texts. It learns in
    minutes what takes the first model most of its way, and errs elsewhere.

    Args:
        config: The run of the first model.
        number: From 1; makes the seed, so that no two members of seeds 0 to 9 are alike.
    """
    model, train = config.model, config.train
    return RunConfig(
        model=replace(
            model,
            text=replace(model.text, transformer=False, init_from="", bag=True),
            molecule=replace(model.molecule, encoder="none", fingerprint=True),
            memory=0,
            memory_items="motifs",
            grain_layers=False,
            branch_dropout=0.0,
        ),
        loss=LossConfig(label_smoothing=config.loss.label_smoothing, multitoken_motif=0.0),
        train=replace(
            train,
            epochs=config.ensemble.epochs,
            batch=2 * train.batch,
            lr=2e-3,
            average=0.99,
            phrases=False,
            seed=10 * train.seed + number,
            evaluate_every=0,
            node_drop=0.0,
            subgraph_drop=0.0,
            bond_drop=0.0,
            atom_mask=0.0,
        ),
    )


_OURS: Final = RunConfig(loss=LossConfig(label_smoothing=0.1, plan=0.1))

PRESETS: Final[Mapping[str, RunConfig]] = types.MappingProxyType(
    {
        "motiflens": replace(_OURS, ensemble=EnsembleConfig(members=2)),
        "momu": _momu(),
        "aman": _aman(),
        "memory-bank": _memory_bank(),
        "orma": _orma(),
        "tiny": _TINY,
    }
)
"""Named runs: ``motiflens`` is the shipped model, an ensemble; ``tiny`` is the one the tests
train, the others are published systems."""


def preset(name: str) -> RunConfig:
    """Return the named run.

    Raises:
        ConfigError: no preset has this name.
    """
    if name not in PRESETS:
        raise ConfigError(f"{shorten(name)} is not a preset; choose {', '.join(PRESETS)}")
    return PRESETS[name]


def shrink(config: RunConfig) -> RunConfig:
    """Return ``config`` in the sizes of ``tiny``: the same parts and losses, seconds to train.

    Depth stays two where a part needs two; what is hidden in training is hidden no more, but the
    views of molecules stay.
    """
    small, model = _TINY.model, config.model
    text = replace(
        small.text,
        layers=2 if model.grain_layers else small.text.layers,
        transformer=model.text.transformer,
        bag=model.text.bag,
        grounding=model.text.grounding,
    )
    molecule = replace(
        small.molecule, encoder=model.molecule.encoder, fingerprint=model.molecule.fingerprint
    )
    views = ("node_drop", "subgraph_drop", "bond_drop", "atom_mask")
    return RunConfig(
        model=replace(
            small,
            text=text,
            molecule=molecule,
            memory=small.memory if model.memory else 0,
            memory_items=model.memory_items,
            grain_layers=model.grain_layers,
        ),
        loss=config.loss,
        train=replace(_TINY.train, **{name: getattr(config.train, name) for name in views}),
    )
