"""Pinned views with notes: what an entry is, where it is kept, and how files bring it back."""
