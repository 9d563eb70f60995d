"""The guide «Why does my back feel tight?»: what is known, in a few sentences each, and what to do now.

What needs a doctor comes first. Every sentence rests on a guideline, a trial or a review, and says which;
what is often said and was never shown is not said here, or is named as such. The routines are named by id.
"""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Why does my back feel tight?"
NO_DOCTOR = "This is general information and no medical advice."


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs of one degree of urgency, and what to do about them."""

    title: str
    act: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A cause or a tip: its text, and the routine that fits."""

    title: str
    text: str
    routine: str
    also: tuple[str, ...] = ()
    """Other routines that fit, by id."""


STOP = Signs(
    "Stop signs",
    "Stop at once if you feel:",
    (
        "sharp pain",
        "pain or tingling that travels down a leg",
        "dizziness",
        "chest pain: that is an emergency, call for help now",
    ),
)
"""What ends a session, whatever the routine."""
GOOD_SIGN = "Leg pain that moves up towards the back is a good sign."

WARNINGS = (
    Signs(
        "Emergency",
        "Do not stretch. Get emergency help now for:",
        (
            "numbness or tingling round the genitals, the buttocks or the anus",
            "not being able to pee, or losing control of bladder or bowel",
            "pain, tingling, weakness or numbness in both legs, or a leg that gets weaker",
            "chest pain",
            "back pain after a serious accident",
        ),
    ),
    Signs(
        "Same day",
        "Do not stretch. Speak to a doctor today about back pain with:",
        (
            "fever",
            "weight loss without a reason",
            "a new lump, or a back that has changed its shape",
            "pain that rest does not ease, or that is worse at night",
            "an unsteady walk",
            "cancer, now or in the past, or a weak immune system",
        ),
    ),
    Signs(
        "Make an appointment",
        "See a doctor about a back that:",
        (
            "is no better after a few weeks of looking after it yourself",
            "for over three months, after a gradual start, is worse after rest and better with movement",
            "for over three months wakes you in the second half of the night, "
            "or is stiff for over 30 minutes in the morning",
        ),
    ),
)
"""When not to start but to see a doctor, the most urgent first."""

CAUSES = (
    Topic(
        "Tight hamstrings and hip flexors",
        "Stretching gives these muscles more range of motion; it does not change your posture. "
        "The guideline: two or three days a week or more, best daily, and about a minute in all for each. "
        "In a trial with young adults 30 seconds did as much as 60, and more than 15.",
        "hips-and-thighs",
        ("hamstrings", "hip-flexors"),
    ),
    Topic(
        "Long sitting and posture",
        "No posture is the wrong one: how somebody sits does not tell whose back will hurt. "
        "What helps is to change position: in a trial, active breaks or changes of position cut new "
        "low back pain from 33 to 7–9 in a hundred people. "
        "No interval is proven best; every 30 minutes is a good beginning.",
        "desk-break",
        ("micro-break", "posture-reset"),
    ),
    Topic(
        "Inflammatory conditions",
        "The stiffness of osteoarthritis eases within about 30 minutes of gentle movement. "
        "With ankylosing spondylitis the mobility of the spine comes first, and consistency above all, after "
        "a plan made for you; agree Daily Spine Mobility with those who treat you. "
        "Stiff for over 30 minutes in the morning, for over three months? Then see a doctor.",
        "gentle-morning",
        ("daily-spine-mobility",),
    ),
    Topic(
        "Discs that lose water",
        "No exercise here claims to put it back. "
        "For pain that is like a disc's, a trial found a third less of it when people avoided bending early "
        "in the day: no deep forward bends in the first hour or two after waking. "
        "Pain that travels down a leg means stop.",
        "decompress-gently",
        ("gentle-morning",),
    ),
)
"""The four explanations a tight back is most often given, and what is known about each."""

TIPS = (
    Topic(
        "Stretch regularly",
        "Two or three days a week or more, says the guideline, and daily is best. "
        "Hold for 10 to 30 seconds; from 65 on 60 seconds gained more than 30 in a trial.",
        "yoga-trio",
        ("full-back",),
    ),
    Topic(
        "Train the core",
        "Three exercises have become the custom: Curl-Up, Side Plank and Bird-Dog. "
        "Hold each for up to ten seconds, and with time add repetitions, not seconds. "
        "Gentle Core leads there.",
        "gentle-core",
        ("core-three",),
    ),
    Topic(
        "Stay active",
        "In a trial, walking made relapses of low back pain rarer by 28 %. "
        "Reviews find that exercise of any kind helps: a little, but really.",
        "chair-only",
        ("full-back",),
    ),
    Topic(
        "Change position",
        "Get up and move about every 30 minutes; anything from 20 to 60 will do, since no interval is proven "
        "best. A short walk counts, and so does sitting differently.",
        "micro-break",
        ("desk-break",),
    ),
    Topic(
        "Drink when thirsty",
        "No trial shows that drinking more helps a back, so there is no amount to reach. "
        "Drink when you are thirsty; a walk to the tap is a good break.",
        "micro-break",
    ),
)
"""What helps on any day."""
