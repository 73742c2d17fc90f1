"""Typed queries in the letters that names and tables are written in.

Layer: core.text (imports core.text alone). Descriptions write "beta-lactam"; people, and what they
paste, also "β-lactam".
"""

from typing import Final

from core.text.normalise import normalise

_GREEK: Final = str.maketrans(
    {
        **{"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "delta", "ε": "epsilon"},
        **{"ζ": "zeta", "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu"},
        **{"π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega"},
    }
)


def plain_query(text: str) -> str:
    """Return a query ``normalise``d, its Greek letters in words."""
    return normalise(text).translate(_GREEK)
