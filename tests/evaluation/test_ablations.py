import pytest

from core.errors import DataError
from core.evaluation.ablations import (
    HEADER,
    Effect,
    ablation_rows,
    add_ablation,
    effects,
    noise,
    seed_rows,
)


def row(name: str = "no memory bank", *, seed: int = 0, hits: float = 50.0, **more: object) -> dict:
    there = {"hits_1": hits, "mrr": 0.5}
    metrics = {
        "pcdes validation": {"text_to_molecule": there, "molecule_to_text": {"hits_1": 40.0}}
    }
    return {
        "name": name,
        "settings": {"model.memory": 0},
        "seed": seed,
        "epochs": 6,
        "hours": 0.4,
        "metrics": metrics,
        "command": "python -m core train",
        **more,
    }


def test_rows_are_added_and_replaced_by_name_and_seed() -> None:
    card = add_ablation({"made": "today"}, row())
    card = add_ablation(card, row(seed=1))
    again = add_ablation(card, row(hits=60.0))
    assert [(entry["name"], entry["seed"]) for entry in again["ablations"]] == [
        ("no memory bank", 1),
        ("no memory bank", 0),
    ]
    assert (again["made"], len(card["ablations"])) == ("today", 2)
    table = [dict(zip(HEADER, cells, strict=True)) for cells in ablation_rows(again)]
    assert [cells["PCdes T→M Hits@1"] for cells in table] == ["50.0", "60.0"]
    assert (table[0]["PCdes M→T Hits@1"], table[0]["ChEBI-20 T→M MRR"]) == ("40.0", "-")


def test_seeds_give_mean_and_sample_deviation() -> None:
    card: dict = {}
    for seed, hits in enumerate((50.0, 52.0, 54.0)):
        card = add_ablation(card, row("full", seed=seed, hits=hits), to="seeds")
    rows = [dict(zip(HEADER, cells, strict=True)) for cells in seed_rows(card)]
    assert len(rows) == 4
    assert rows[-1]["name"] == "full: mean ± sd of 3"
    assert rows[-1]["PCdes T→M Hits@1"] == "52.0 ± 2.0"
    assert rows[-1]["ChEBI-20 T→M Hits@1"] == "-"


def test_one_seed_has_no_deviation() -> None:
    assert len(seed_rows(add_ablation({}, row(), to="seeds"))) == 1


def test_effects_stand_against_the_first_run_and_the_noise_of_the_seed() -> None:
    card: dict = {}
    for name, hits in (("full", 60.0), ("near", 61.0), ("far", 50.0)):
        card = add_ablation(card, row(name, hits=hits))
    assert noise(card) == [""] * 5
    assert effects(card)["full"][2][1][0] == Effect(value="50.0", change="−10.0", clear=None)
    for seed, hits in enumerate((59.0, 61.0)):
        card = add_ablation(card, row("full", seed=seed, hits=hits), to="seeds")
    assert noise(card) == ["± 1.41", "± 0.00", "", "", ""]
    (name, first), (_, near), (_, far) = effects(card)["full"]
    assert (name, first[0]) == ("full", Effect(value="60.0", change="", clear=None))
    assert near[0] == Effect(value="61.0", change="+1.0", clear=False)
    assert far[0] == Effect(value="50.0", change="−10.0", clear=True)
    assert far[3] == Effect(value="-", change="", clear=None)
    assert effects({}) == {}


def test_runs_are_held_against_the_one_they_name() -> None:
    card: dict = {}
    for name, hits, more in (
        ("small", 60.0, {}),
        ("whole", 70.0, {"against": "whole"}),
        ("no bag", 40.0, {"against": "whole"}),
        ("smaller", 55.0, {}),
    ):
        card = add_ablation(card, row(name, hits=hits, **more))
    found = {
        base: [(name, figures[0].change) for name, figures in rows]
        for base, rows in effects(card).items()
    }
    assert found == {
        "small": [("small", ""), ("smaller", "−5.0")],
        "whole": [("whole", ""), ("no bag", "−30.0")],
    }
    lost = add_ablation(card, row("odd", against="nobody"))
    with pytest.raises(DataError, match="no ablation is called 'nobody'"):
        effects(lost)


def test_the_noise_is_pooled_over_runs_of_one_name() -> None:
    card: dict = {}
    for name, seed, hits in (("a", 0, 10.0), ("a", 1, 12.0), ("b", 0, 50.0), ("b", 1, 54.0)):
        card = add_ablation(card, row(name, seed=seed, hits=hits), to="seeds")
    card = add_ablation(card, row("c", hits=99.0), to="seeds")
    assert noise(card)[0] == "± 2.24"  # the root of (2 + 8) / 2


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"seed": "0"}, "wrong in seed"),
        ({"extra": 1}, "wrong in extra"),
        ({"metrics": {"pcdes test": {}}}, "figures of pcdes test"),
    ],
)
def test_rows_of_another_shape_are_refused(wrong: dict, told: str) -> None:
    with pytest.raises(DataError, match=told):
        add_ablation({}, row(**wrong))
    with pytest.raises(DataError, match=told):
        ablation_rows({"ablations": [row(**wrong)]})


def test_a_missing_key_and_an_unknown_list_are_refused() -> None:
    short = row()
    del short["command"]
    with pytest.raises(DataError, match="wrong in command"):
        add_ablation({}, short)
    with pytest.raises(DataError, match="choose ablations, seeds"):
        add_ablation({}, row(), to="others")
