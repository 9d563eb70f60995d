"""The guide: short, leading somewhere, and claiming nothing that was never shown."""

from __future__ import annotations

import re

import pytest

from stretchtimer.core import guide
from stretchtimer.plain.guide import guide_text

TOPICS = (*guide.CAUSES, *guide.TIPS)
OVERCLAIMED = [
    r"\bpostures? (?:\w+ )?caus",
    r"bad posture|poor posture|sit(?:ting)? (?:wrong|badly|correctly)|sit up straight",
    r"\d+(?:[.,]\d+)? ?(?:l|litres?|liters?|glasses|cups) ",
    r"drink (?:at least|\d|more water|plenty|enough)",
    r"\b(?:cures?|heals?|guarantees?|always works|detox|toxins?|rehydrates?)\b",
    r"strengthens? your immune",
]


def test_every_routine_named_is_in_the_library(library):
    named = {each for topic in TOPICS for each in (topic.routine, *topic.also)}
    assert named <= {file.id for file in library.routines}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.title)
def test_a_topic_is_two_to_four_sentences(topic):
    # Four where a question is one of them.
    sentences = re.split(r"(?<=[.?])\s+(?=[A-Z])", topic.text)
    assert 2 <= len(sentences) <= 4
    assert topic.text.endswith(".")


@pytest.mark.parametrize("claim", OVERCLAIMED)
def test_nothing_is_claimed_that_was_never_shown(claim):
    assert not re.search(claim, guide_text().casefold())


def test_such_a_claim_would_be_found():
    for text in ("bad posture causes pain", "drink 2 litres a day", "posture causes it", "it cures"):
        assert any(re.search(claim, text) for claim in OVERCLAIMED), text


def test_what_needs_a_doctor_comes_first_the_most_urgent_before_all():
    text = guide_text()
    titles = [f"\n{signs.title}. " for signs in guide.WARNINGS] + [f"\n{topic.title}\n" for topic in TOPICS]
    places = [text.index(title) for title in titles]
    assert places == sorted(places)
    assert guide.NO_DOCTOR in text[: places[0]]


def test_every_text_of_the_guide_is_in_it():
    text = " ".join(guide_text().split())
    for signs in (*guide.WARNINGS, guide.STOP):
        assert all(f"- {sign}" in text for sign in signs.signs)
    for topic in TOPICS:
        assert topic.text in text
        assert f"stretchtimer start {topic.routine}" in text


@pytest.mark.parametrize(
    "sign", ["buttocks", "bladder", "both legs", "fever", "weight loss", "cancer", "few weeks"]
)
def test_no_warning_sign_is_forgotten(sign):
    assert sign in " ".join(text for signs in guide.WARNINGS for text in signs.signs)
