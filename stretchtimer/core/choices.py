"""Choices that more than one room offers: the settings, the command line, the sound."""

from __future__ import annotations

BACKENDS = ("auto", "miniaudio", "simpleaudio", "system", "bell", "none")
"""The ways out that the sound can take."""
