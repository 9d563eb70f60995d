"""The plain-text face: playing, lists and reports, a line each, for pipes and screen readers as well."""
