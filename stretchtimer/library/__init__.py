"""Routine files: found, read, checked. Knows YAML and folders, and nothing of sound or screens."""
