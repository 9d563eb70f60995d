"""A voice for lines of a person's own: rendered to files before a session, by whatever speaks here."""
