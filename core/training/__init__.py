"""From pairs to a checkpoint: preparation, one step, the whole run."""
