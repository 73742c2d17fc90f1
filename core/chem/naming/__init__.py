"""What OPSIN does not read by itself, told in names that it does read."""
