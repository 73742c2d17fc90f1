"""What leaves the package: plain frozen values that the command line, app and notebook share.

Layer: core.results (imports nothing of core). Arrays are NumPy; nothing here needs torch.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A chemical name found inside a text, and the structure it stands for."""

    start: int
    """First character in the text."""
    end: int
    """One past the last character."""
    text: str
    """The name as written, ``text[start:end]``."""
    smiles: str
    """Canonical isomeric SMILES of the structure."""
    described: bool = False
    """Whether the text as a whole describes this structure ("a dipeptide formed from ...")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One ranked molecule."""

    rank: int
    """1 for the best."""
    id: str
    """Identifier in its library."""
    name: str
    """Name to show; the identifier where the library has no name."""
    smiles: str
    """Canonical isomeric SMILES."""
    score: float
    """Cosine similarity of query and molecule, -1 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that a typed query asks of every structure: "nitrile", "under 300 g/mol"."""

    text: str
    """The words as written."""
    negated: bool = False
    """Whether it is what shall not be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """The answer to one query."""

    query: str
    kind: str
    """What the query was taken for: "text", "smiles", "inchi" or "name"."""
    library: str
    seconds: float
    """Time from the query string to the ranked hits."""
    hits: tuple[Hit, ...]
    read_as: tuple[NameSpan, ...] = ()
    """Names found inside a text query, or the one structure a name, SMILES or InChI gave."""
    total: int = 0
    """Molecules in the library that was searched."""
    ordered_by: str = "none"
    """How the first hits were ordered, one of ``core.retrieval.rerank.WAYS``; "none": by cosine
    similarity alone, as all further ones are."""
    checks: tuple[Check, ...] = ()
    """What a typed query asks of every structure; hits that fulfil more of it stand first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """One ranked text for a molecule."""

    rank: int
    id: str
    name: str
    text: str
    score: float
    """Cosine similarity, -1 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the query with its place in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MotifPart:
    """A motif of the molecule: its atoms (indices into the SMILES' atoms) and its own SMILES."""

    atoms: tuple[int, ...]
    label: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Alignment:
    """Entropic optimal transport between the words of a text and the motifs of a molecule."""

    text: str
    smiles: str
    """Canonical SMILES; atom indices of the motifs count its atoms in order."""
    words: tuple[Word, ...]
    motifs: tuple[MotifPart, ...]
    plan: np.ndarray
    """(words, motifs) transported mass, sums to 1, float32."""
    atom_weights: np.ndarray
    """(words, atoms) each word's mass spread over the atoms of its motifs, rows sum like plan's."""
    score: float
    """Transport score: the plan's mean cosine similarity, -1 to 1."""
    cosine: float
    """Cosine similarity of the whole text and the whole molecule."""
    held: np.ndarray
    """(words, motifs) bool: the motif holds the atoms that the word is known to name, by SMARTS
    or as a name; a row of False where nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionReport:
    """Ranks of one retrieval direction; percentages are 0 to 100, ties count against us."""

    queries: int
    candidates: int
    hits_1: float
    hits_5: float
    hits_10: float
    hits_20: float
    mrr: float
    """Mean reciprocal rank, 0 to 1."""
    mean_rank: float
    median_rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """How often the right one of a small random batch comes first, as MoMu is measured."""

    size: int
    """Pairs of a batch."""
    batches: int
    """Batches of one shuffle; the pairs left over sit this shuffle out."""
    shuffles: int
    seed: int
    text_to_molecule: float
    """Mean over all batches and shuffles, 0 to 100; ties count against us."""
    molecule_to_text: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalReport:
    """One benchmark of one checkpoint, both directions."""

    benchmark: str
    split: str
    protocol: str
    """One sentence: queries, candidates, ties."""
    text_to_molecule: DirectionReport
    molecule_to_text: DirectionReport
    in_batch: BatchReport | None = None
    """Where the benchmark is also measured in small batches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissKind:
    """How often one kind of wrong molecule took rank 1."""

    kind: str
    """One of ``core.evaluation.confusion.KINDS``."""
    count: int
    share: float
    """Of all misses, 0 to 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfusionReport:
    """What stood at rank 1 where the right molecule did not."""

    queries: int
    misses: int
    kinds: tuple[MissKind, ...]
    """Every kind, from the nearest to the farthest, also those that never occurred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortQuery:
    """How one short query was answered."""

    id: str
    query: str
    kind: str
    precision: float
    """Share of right molecules among the first min(10, ``matches``) hits, 0 to 1."""
    matches: int
    """Right molecules in the library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortQueryReport:
    """Short queries with known answers, one split."""

    benchmark: str
    split: str
    protocol: str
    """One sentence: queries, molecules, what is counted."""
    queries: int
    precision_10: float
    """Mean of the queries' precision, 0 to 1."""
    by_kind: dict[str, tuple[int, float]]
    """Kind of query -> number of queries, and their mean precision."""
    per_query: tuple[ShortQuery, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentReport:
    """How often the alignment points at the atoms that words truly name; percent, 0 to 100."""

    benchmark: str
    split: str
    protocol: str
    texts: int
    words: int
    """Words with a known truth in the molecule."""
    faithfulness: float
    """Words whose heaviest motif holds the truth, in the plan of the learnt vectors alone."""
    guided: float
    """The same in the plan that is shown, which is led by the very patterns that judge it: it
    says that knowledge reaches the picture, not what the model has learnt."""
    chance: float
    """What a motif drawn at random would reach."""
