"""Drawing a structure instead of writing it: Ketcher in a dialog, without a network.

Layer: core.ui (may import core.chem, core.errors). Ketcher is Apache-2.0 and comes whole with the
package; it opens within seconds, so it is loaded only when asked for.
"""

import streamlit as st

from core.ui.messages import problems_told

HEIGHT = 480


def draw_button(target: str, *, label: str = "Draw", help: str = "Draw the structure") -> None:
    """Offer to draw the structure that the text input ``target`` holds; see ``take_over``.

    Args:
        target: Key of the input in the session; the drawn SMILES goes there.
        label: What the button says.
        help: What a pointer over it is told.
    """
    if st.button(label, key=f"draw-{target}", icon=":material/draw:", help=help):
        _sketch(target)


def take_over(target: str) -> None:
    """Put what was drawn into the input ``target``; called before the run shows it."""
    drawn = st.session_state.pop(f"drawn-{target}", None)
    if drawn is not None:
        st.session_state[target] = drawn


@st.dialog("Draw a structure", width="large")
def _sketch(target: str) -> None:
    from streamlit_ketcher import st_ketcher  # 27 MB of assets: only where one draws

    from core.chem.molecule import canonical_smiles, molecule_from_smiles

    with problems_told():
        before = str(st.session_state.get(target) or "")
        drawn = st_ketcher(_known(before), height=HEIGHT, key=f"ketcher-{target}")
        st.caption("Press Apply in the drawing, then take the structure over.")
        if st.button("Use this structure", type="primary", disabled=not drawn):
            st.session_state[f"drawn-{target}"] = canonical_smiles(molecule_from_smiles(drawn))
            st.rerun()


def _known(text: str) -> str:
    """Return ``text`` where it is a SMILES that the editor can begin with, else nothing."""
    from core.chem.molecule import looks_like_smiles, molecule_from_smiles
    from core.errors import MoleculeError

    try:
        return text if looks_like_smiles(text) and molecule_from_smiles(text) else ""
    except MoleculeError:
        return ""
