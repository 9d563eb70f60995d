"""Where a stretch should be felt: each muscle as a stretch of flesh on one side of a segment.

The names are the standard anatomical ones that the stretch files use. `start` and `end` run along the
segment from its upper joint (0) to its lower or outer one (1); on the trunk they run from the hip upwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Face = Literal["front", "back", "both"]


@dataclass(frozen=True, slots=True)
class Region:
    """One stretch of flesh: of a segment (without its side), on the body's front or back or all through."""

    segment: str
    face: Face
    start: float = 0.0
    end: float = 1.0
    near_only: bool = False
    """Only the limb on the near side, where one side is worked at a time."""


_BUTTOCK = (Region("lumbar", "back", 0.0, 0.35), Region("thigh", "back", 0.0, 0.22))
_SIDE_OF_HIP = (Region("lumbar", "back", 0.0, 0.3), Region("thigh", "both", 0.0, 0.2))
_BACK_OF_THIGH = (Region("thigh", "back", 0.12, 1.0),)
_FRONT_OF_HIP = (Region("lumbar", "front", 0.0, 0.4), Region("thigh", "front", 0.0, 0.4))
_BELLY = (Region("lumbar", "front", 0.15, 1.0), Region("thoracic", "front", 0.0, 0.3))
_WAIST = (Region("lumbar", "both", 0.3, 1.0), Region("thoracic", "both", 0.0, 0.2))
_SMALL_OF_BACK = (Region("lumbar", "back", 0.1, 1.0),)
_SHOULDER_BLADES = (Region("thoracic", "back", 0.35, 1.0),)
_NOWHERE: tuple[Region, ...] = ()

MUSCLES: dict[str, tuple[Region, ...]] = {
    "hamstrings": _BACK_OF_THIGH,
    "semitendinosus": _BACK_OF_THIGH,
    "semimembranosus": _BACK_OF_THIGH,
    "biceps femoris": _BACK_OF_THIGH,
    "quadriceps": (Region("thigh", "front", 0.1, 1.0),),
    "rectus femoris": (Region("lumbar", "front", 0.0, 0.15), Region("thigh", "front", 0.0, 0.9)),
    "adductor magnus": (Region("thigh", "both", 0.1, 0.7),),
    "adductors": (Region("thigh", "both", 0.1, 0.7),),
    "gastrocnemius": (Region("shank", "back", 0.0, 0.65),),
    "soleus": (Region("shank", "back", 0.35, 0.9),),
    "tibialis anterior": (Region("shank", "front", 0.1, 0.8),),
    "hip flexors": _FRONT_OF_HIP,
    "iliopsoas": _FRONT_OF_HIP,
    "tensor fasciae latae": (Region("thigh", "front", 0.0, 0.35),),
    "gluteus maximus": _BUTTOCK,
    "gluteus medius": _SIDE_OF_HIP,
    "gluteus minimus": _SIDE_OF_HIP,
    "piriformis": _BUTTOCK,
    "obturator internus": _BUTTOCK,
    "erector spinae": (Region("lumbar", "back", 0.1, 1.0), Region("thoracic", "back", 0.0, 0.8)),
    "multifidus": _SMALL_OF_BACK,
    "quadratus lumborum": (Region("lumbar", "back", 0.2, 1.0),),
    "lumbar extensors": _SMALL_OF_BACK,
    "lumbar facet joints": _SMALL_OF_BACK,
    "rectus abdominis": _BELLY,
    "transversus abdominis": (Region("lumbar", "front", 0.15, 1.0),),
    "external oblique": _WAIST,
    "internal oblique": _WAIST,
    "diaphragm": (Region("thoracic", "both", 0.0, 0.35),),
    "latissimus dorsi": (Region("lumbar", "back", 0.6, 1.0), Region("thoracic", "back", 0.0, 0.9)),
    "trapezius": (Region("thoracic", "back", 0.3, 1.0), Region("neck", "back")),
    "lower trapezius": (Region("thoracic", "back", 0.1, 0.7),),
    "upper trapezius": (Region("thoracic", "back", 0.8, 1.0), Region("neck", "back")),
    "levator scapulae": (Region("neck", "back"),),
    "rhomboids": _SHOULDER_BLADES,
    "serratus anterior": (Region("thoracic", "front", 0.2, 0.75),),
    "pectoralis major": (Region("thoracic", "front", 0.45, 1.0),),
    "pectoralis minor": (Region("thoracic", "front", 0.55, 0.95),),
    "deltoid": (Region("upper-arm", "both", 0.0, 0.45),),
    "posterior deltoid": (Region("upper-arm", "back", 0.0, 0.5),),
    "biceps brachii": (Region("upper-arm", "front", 0.2, 1.0),),
    "triceps brachii": (Region("upper-arm", "back", 0.2, 1.0),),
    "wrist flexors": (Region("forearm", "front"),),
    "wrist extensors": (Region("forearm", "back"),),
    "longus colli": (Region("neck", "front"),),
    "longus capitis": (Region("neck", "front"),),
    "suboccipitals": (Region("neck", "back"),),
    "sternocleidomastoid": (Region("neck", "front"),),
    "passive rest": _NOWHERE,
    "whole body": _NOWHERE,
}


def muscle(target: str) -> str | None:
    """Find the muscle a target names, or None.

    Words may follow the name, as in "biceps femoris (long head)" or "lumbar extensors held relaxed".
    """
    words = target.lower().replace("(", " ").replace(")", " ").split()
    for length in range(len(words), 0, -1):
        name = " ".join(words[:length])
        if name in MUSCLES:
            return name
    return None


def nearest_muscle(target: str) -> str | None:
    """Give the known name most like a target that names none, for a "did you mean"."""
    return next(iter(get_close_matches(target.lower(), MUSCLES, 1)), None)


def glow_of(targets: Iterable[str], *, one_sided: bool = False) -> tuple[Region, ...]:
    """Give what glows for these targets, each region once; an unknown target lights nothing.

    `one_sided` keeps the glow on the near arm and leg: one side is worked at a time.
    """
    regions: dict[Region, None] = {}
    for target in targets:
        name = muscle(target)
        for region in MUSCLES[name] if name else ():
            regions[Region(region.segment, region.face, region.start, region.end, one_sided)] = None
    return tuple(regions)
