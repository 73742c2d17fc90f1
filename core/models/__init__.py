"""The dual encoder, what it is trained for, and how it is kept on disk."""
