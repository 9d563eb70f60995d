"""The journal: what was done and how it felt, kept in a database on this machine and nowhere else."""

FILE_NAME = "journal.db"
"""In the folder that `places.own_data()` names."""
