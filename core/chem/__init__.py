"""Molecules as values and arrays: reading, features, fingerprints, motifs, graphs, names.

Layer: core.chem (may import core.errors, core.config, core.results). RDKit and NumPy, no torch.
"""
