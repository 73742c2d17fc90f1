"""Parts of the dual encoder as torch modules; they take tensors, never records."""
