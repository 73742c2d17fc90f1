"""Short texts say what their description and their structure say, in fewer words."""

from core.chem.groups import named_groups
from core.chem.molecule import molecule_from_smiles
from core.data.records import IUPAC_SOURCE, PairRecord
from core.training.short_texts import SOURCE, short_texts


def record(number: int, text: str, *, smiles: str = "", source: str = "test") -> PairRecord:
    return PairRecord(id=str(number), smiles=smiles or "C" * number, text=text, source=source)


RECORDS = [
    record(1, "The molecule is a beta-lactam. It has a role as an antibacterial drug."),
    record(2, "It derives from a hydride of a pregnane."),
    record(3, "It is a flavonoid and a phenol."),
    record(4, "A liquid.", smiles="N#CCCCN(C)C"),
]
SMALL = {"a", "an", "and", "with"}


def words(text: str) -> set[str]:
    return set(text.lower().replace(",", "").replace(".", "").split()) - SMALL


def test_what_states_nothing_and_holds_nothing_gives_no_text() -> None:
    assert {r.id for r in short_texts(RECORDS, seed=0)} == {"1", "3", "4"}


def test_the_molecule_stays_and_every_word_is_true_of_it() -> None:
    for seed in range(20):
        for made in short_texts(RECORDS, seed=seed):
            origin = next(r for r in RECORDS if r.id == made.id)
            groups = " ".join(named_groups(molecule_from_smiles(origin.smiles)))
            assert (made.smiles, made.source) == (origin.smiles, SOURCE)
            assert words(made.text) <= words(origin.text) | words(groups)


def test_a_group_and_a_stated_role_join() -> None:
    lactam = record(9, "It has a role as an antibiotic.", smiles="O=C1CCN1")
    texts = {r.text for seed in range(40) for r in short_texts([lactam], seed=seed)}
    assert texts & {"beta-lactam antibiotic", "a beta-lactam antibiotic"}


def test_the_seed_decides() -> None:
    texts = [[r.text for r in short_texts(RECORDS, seed=seed)] for seed in (0, 0, 1, 2, 3)]
    assert texts[0] == texts[1]
    assert any(other != texts[0] for other in texts[2:])


def test_phrases_that_fit_everything_are_left_out() -> None:
    common = [record(i, "It has a role as a metabolite.") for i in range(5, 200)]
    made = short_texts([*common, *RECORDS], seed=0)
    assert not {r.text for r in made} & {"metabolite", "a metabolite"}
    assert {r.id for r in made} == {"1", "3", "4"}


def test_a_systematic_name_is_no_description() -> None:
    assert short_texts([record(3, "It is a propane.", source=IUPAC_SOURCE)], seed=0) == []
