"""Data sets: where they live, what they hold, and how they become batches."""
