"""A run's state comes back bit for bit, or is refused in one sentence."""

from pathlib import Path

import pytest
import torch
from torch import nn

from core.errors import CheckpointError
from core.training.state import STATE_FILE, load_state, save_state


def build(seed: int, steps: int) -> tuple[nn.Linear, torch.optim.AdamW]:
    torch.manual_seed(seed)
    model = nn.Linear(3, 2)
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.1)
    for _ in range(steps):
        optimizer.zero_grad()
        model(torch.ones(4, 3)).square().sum().backward()
        optimizer.step()
    return model, optimizer


def test_model_optimiser_and_progress_come_back(tmp_path: Path) -> None:
    model, optimizer = build(0, steps=3)
    path = tmp_path / STATE_FILE
    save_state(path, modules={"m": model}, optimizers={"o": optimizer}, progress={"step": 3})
    other, other_optimizer = build(1, steps=0)
    assert load_state(path, modules={"m": other}, optimizers={"o": other_optimizer}) == {"step": 3}
    for one, two in zip(model.parameters(), other.parameters(), strict=True):
        torch.testing.assert_close(one, two, atol=0, rtol=0)
        for key, value in optimizer.state[one].items():
            torch.testing.assert_close(value, other_optimizer.state[two][key], atol=0, rtol=0)


def test_nothing_to_resume_is_said(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="no unfinished run"):
        load_state(tmp_path / STATE_FILE, modules={}, optimizers={})


def test_a_damaged_state_is_refused(tmp_path: Path) -> None:
    path = tmp_path / STATE_FILE
    model, optimizer = build(0, steps=1)
    save_state(path, modules={"m": model}, optimizers={"o": optimizer}, progress={})
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(CheckpointError, match="damaged or belongs to another configuration"):
        load_state(path, modules={"m": model}, optimizers={"o": optimizer})


def test_a_folder_that_cannot_be_written_leaves_the_old_state(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    model, optimizer = build(0, steps=1)
    with pytest.raises(CheckpointError, match="could not be written"):
        save_state(
            blocked / STATE_FILE, modules={"m": model}, optimizers={"o": optimizer}, progress={}
        )
    assert blocked.read_text() == "in the way"
