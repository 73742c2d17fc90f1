"""Short texts say what their description says, in fewer words."""

from core.data.records import PairRecord
from core.training.short_texts import SOURCE, short_texts


def record(number: int, text: str) -> PairRecord:
    return PairRecord(id=str(number), smiles=f"{'C' * number}O", text=text, source="test")


RECORDS = [
    record(1, "The molecule is a beta-lactam. It has a role as an antibacterial drug."),
    record(2, "It derives from a hydride of a pregnane."),
    record(3, "It is a flavonoid and a phenol."),
]


def test_a_description_that_states_nothing_gives_no_text() -> None:
    assert {r.id for r in short_texts(RECORDS, seed=0)} == {"1", "3"}


def test_the_molecule_stays_and_the_words_are_the_description_s() -> None:
    for seed in range(20):
        for made in short_texts(RECORDS, seed=seed):
            origin = next(r for r in RECORDS if r.id == made.id)
            assert made.smiles == origin.smiles
            assert made.source == SOURCE
            words = set(made.text.replace(",", "").split()) - {"a", "an", "and", "with"}
            assert words <= set(origin.text.lower().replace(".", "").split())


def test_the_seed_decides() -> None:
    texts = [[r.text for r in short_texts(RECORDS, seed=seed)] for seed in (0, 0, 1, 2, 3)]
    assert texts[0] == texts[1]
    assert any(other != texts[0] for other in texts[2:])


def test_phrases_that_fit_everything_are_left_out() -> None:
    common = [record(i, "It has a role as a metabolite.") for i in range(1, 200)]
    made = short_texts([*common, *RECORDS], seed=0)
    assert {r.text for r in made} & {"metabolite", "a metabolite"} == set()
    assert len(made) == 2
