"""Every choice that makes a model and its training, as frozen documented values.

Layer: core.config (may import core.errors). An ablation is a one-line change:
``--set loss.second_order=0``. Values are checked once, in the words of the command line.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Self, cast

from core.schema import build, require, with_settings

MoleculeEncoderKind = Literal["none", "gin", "gcn", "graph-transformer", "hierarchical"]
MemoryItems = Literal["motifs", "atoms"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextConfig:
    """The text encoder: a transformer, a bag of n-grams, and grounded names, each optional."""

    transformer: bool = True
    """Whether a transformer reads the word pieces."""
    init_from: str = ""
    """Folder or hub name of a BERT to start from; empty: from scratch, sizes below."""
    vocabulary: int = 6000
    """Word pieces of the tokenizer."""
    max_tokens: int = 96
    """Word pieces read of one text; the rest is cut (the bag still sees all of it)."""
    width: int = 192
    """Size of a token vector."""
    layers: int = 3
    """Transformer layers."""
    heads: int = 4
    """Attention heads; must divide ``width``."""
    bag: bool = True
    """Whether a hashed bag of words and character n-grams stands beside the transformer."""
    bag_buckets: int = 65536
    """Rows of the hashed embedding table."""
    bag_width: int = 192
    """Size of an n-gram vector."""
    grounding: bool = True
    """Whether names resolved by OPSIN join the text vector as structures."""
    max_names: int = 8
    """Resolved names used of one text."""

    def __post_init__(self) -> None:
        require(
            self.width % self.heads == 0,
            f"text.heads={self.heads} must divide text.width={self.width}",
        )
        require(
            self.transformer or self.bag,
            "text.transformer and text.bag are both off: one of them must read the text",
        )
        require(self.max_tokens >= 8, f"text.max_tokens={self.max_tokens} must be at least 8")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoleculeConfig:
    """The molecule encoder: a graph network and a count-fingerprint branch."""

    encoder: MoleculeEncoderKind = "hierarchical"
    """Graph network; "none" leaves the fingerprints alone."""
    width: int = 128
    """Size of an atom or motif vector inside the graph network."""
    layers: int = 3
    """Message-passing layers."""
    heads: int = 4
    """Attention heads of the graph transformer; must divide ``width``."""
    fingerprint: bool = True
    """Whether count fingerprints stand beside the graph network."""
    fingerprint_width: int = 512
    """Hidden size of the fingerprint branch."""

    def __post_init__(self) -> None:
        require(
            self.encoder != "none" or self.fingerprint,
            "molecule.encoder=none needs molecule.fingerprint=true",
        )
        require(
            self.width % self.heads == 0,
            f"molecule.heads={self.heads} must divide molecule.width={self.width}",
        )
        require(self.layers >= 1, f"molecule.layers={self.layers} must be at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """The dual encoder."""

    text: TextConfig = field(default_factory=TextConfig)
    molecule: MoleculeConfig = field(default_factory=MoleculeConfig)
    width: int = 256
    """Size of the shared space."""
    memory: int = 28
    """Learnable memory vectors shared by both modalities; 0 leaves the memory bank out."""
    memory_heads: int = 4
    """Attention heads of the memory bank; must divide ``width``."""
    memory_items: MemoryItems = "motifs"
    """What the memory bank reads of a molecule."""
    grain_layers: bool = False
    """Whether motifs meet the tokens of the transformer's last layer but one and atoms those of
    the layer before it (ORMA); otherwise all meet those of the last."""
    transport_epsilon: float = 0.1
    """Entropic regularisation of the transport plan, in units of cosine distance."""
    transport_iterations: int = 30
    """Sinkhorn iterations."""
    dropout: float = 0.1
    """Dropout of hidden vectors."""
    feature_dropout: float = 0.2
    """Share of fingerprint bits and n-grams hidden in training."""
    branch_dropout: float = 0.15
    """Share of the texts that lose the transformer's vector in training, and of those that lose
    the bag's: each must be able to answer alone."""

    def __post_init__(self) -> None:
        require(self.memory >= 0, f"memory={self.memory} must not be negative")
        require(
            self.width % self.memory_heads == 0,
            f"memory_heads={self.memory_heads} must divide width={self.width}",
        )
        require(
            self.transport_epsilon > 0,
            f"transport_epsilon={self.transport_epsilon} must be positive",
        )
        for name in ("dropout", "feature_dropout"):
            value = getattr(self, name)
            require(0 <= value < 1, f"{name}={value} must be at least 0 and below 1")
        require(
            not self.grain_layers or (self.text.transformer and self.text.layers >= 2),
            f"grain_layers needs text.transformer=true and text.layers of at least 2, not "
            f"{self.text.layers}",
        )
        require(
            0 <= self.branch_dropout <= 0.5,
            f"branch_dropout={self.branch_dropout} must lie between 0 and 0.5",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LossConfig:
    """Weights of the loss terms; a weight of 0 skips the computation."""

    contrastive: float = 1.0
    """Symmetric InfoNCE of texts and molecules, duplicates masked."""
    temperature: float = 0.05
    """Start of the learnable temperature of InfoNCE."""
    label_smoothing: float = 0.0
    """Mass taken from the true pair and spread over the batch."""
    triplet: float = 0.0
    """Batch-hard triplet loss (AMAN; Song et al.)."""
    margin: float = 0.3
    """Margin of the triplet loss, Euclidean distance of unit vectors."""
    second_order: float = 0.0
    """KL terms between the four similarity distributions (Song et al.)."""
    second_order_temperature: float = 0.1
    """Temperature of those distributions."""
    second_order_nearest: bool = True
    """Whether near vectors get their mass; False gives it to far ones, as the released code."""
    within_molecule: float = 0.0
    """InfoNCE of two augmented views of the molecules (MoMu); without views there is none."""
    multitoken_motif: float = 0.1
    """Contrast of transported phrases and motifs (ORMA)."""
    plan: float = 0.0
    """Share of the plan's mass that words must send to the motifs they are known to name, as a
    negative log; known by SMARTS and resolved names (ours)."""
    token_atom: float = 0.0
    """Contrast of tokens and the atoms they attend to (ORMA)."""
    grain_pairs: int = 128
    """Pairs of a batch that enter the two finer grains."""
    grain_temperature: float = 0.1
    """Temperature of the two finer grains."""
    adversarial: float = 0.0
    """Generator weight of the modality discriminator (AMAN)."""
    gradient_penalty: float = 10.0
    """Weight of the WGAN gradient penalty."""

    def __post_init__(self) -> None:
        for f in dataclasses.fields(self):
            require(
                getattr(self, f.name) >= 0,
                f"loss.{f.name}={getattr(self, f.name)} must not be negative",
            )
        for name in ("temperature", "second_order_temperature", "grain_temperature"):
            require(getattr(self, name) > 0, f"loss.{name} must be positive")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainConfig:
    """How long, how fast, on what."""

    epochs: int = 10
    """Passes over the pairs."""
    batch: int = 512
    """Pairs of one step."""
    lr: float = 2e-3
    """Peak learning rate of all parts but the transformer."""
    text_lr: float = 5e-4
    """Peak learning rate of the transformer."""
    weight_decay: float = 0.01
    """AdamW weight decay of matrices."""
    warmup: float = 0.05
    """Share of the steps in which the learning rate rises."""
    clip: float = 1.0
    """Largest gradient norm."""
    average: float = 0.995
    """Decay of the moving average of the weights that is evaluated and saved; 0: none."""
    names_dropout: float = 0.25
    """Share of the texts that lose their grounded names."""
    token_mask: float = 0.1
    """Share of the word pieces masked."""
    sentence_dropout: float = 0.2
    """Share of the texts that keep a random part of their sentences."""
    node_drop: float = 0.0
    """Share of the atoms that the first view of a molecule loses. With this or any of the next
    three above 0 each step sees every molecule in two views."""
    subgraph_drop: float = 0.0
    """Share of the atoms outside the random subgraph that is the second view."""
    bond_drop: float = 0.0
    """Share of the bonds that each view loses."""
    atom_mask: float = 0.0
    """Share of the atoms whose features are hidden in each view."""
    sources: str = ""
    """Sources of the pairs, joined by commas, as the card lists them; empty: all."""
    iupac: bool = True
    """Whether IUPAC names join as further texts."""
    phrases: bool = True
    """Whether short texts made of the classes and roles of the descriptions join."""
    seed: int = 0
    """Seed of weights, order and dropout."""
    checkpoint_every: int = 200
    """Steps between resumable states; 0: none but on interruption."""
    evaluate_every: int = 5
    """Epochs between looks at the validation splits; 0: never."""

    def __post_init__(self) -> None:
        require(self.batch >= 2, f"train.batch={self.batch} must be at least 2")
        require(self.epochs >= 1, f"train.epochs={self.epochs} must be at least 1")
        for name in ("warmup", "average", "names_dropout", "token_mask", "sentence_dropout"):
            value = getattr(self, name)
            require(0 <= value <= 1, f"train.{name}={value} must lie between 0 and 1")
        for name in ("node_drop", "subgraph_drop", "bond_drop", "atom_mask"):
            value = getattr(self, name)
            require(0 <= value < 1, f"train.{name}={value} must be at least 0 and below 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnsembleConfig:
    """Further dual encoders beside the first, of n-grams, names and fingerprints alone.

    Each is trained by itself, with a seed of its own; texts and molecules get the vectors of all,
    joined, so that their cosine is the mean of all cosines by weight.
    """

    members: int = 0
    """How many stand beside the first."""
    weight: float = 0.6
    """What the cosine of each weighs, where that of the first weighs 1."""
    epochs: int = 12
    """Passes of each over the pairs."""

    def __post_init__(self) -> None:
        require(0 <= self.members <= 9, f"ensemble.members={self.members} must be from 0 to 9")
        require(self.weight > 0, f"ensemble.weight={self.weight} must be positive")
        require(self.epochs >= 1, f"ensemble.epochs={self.epochs} must be at least 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunConfig:
    """One training run, whole."""

    model: ModelConfig = field(default_factory=ModelConfig)
    loss: LossConfig = field(default_factory=LossConfig)
    train: TrainConfig = field(default_factory=TrainConfig)
    ensemble: EnsembleConfig = field(default_factory=EnsembleConfig)

    def to_json(self) -> dict[str, Any]:
        """Return nested plain values; ``from_json`` reads them back unchanged."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read nested plain values; unknown keys are refused with the nearest known one.

        Raises:
            ConfigError: a key is unknown or a value does not fit.
        """
        return cast(Self, build(cls, data))


def override(config: RunConfig, settings: Sequence[str]) -> RunConfig:
    """Apply ``path=value`` settings, as in ``model.text.layers=2``.

    Raises:
        ConfigError: a setting has no "=", names an unknown key, or gives an unfit value.
    """
    return RunConfig.from_json(with_settings(config.to_json(), settings))
