"""The muscles a stretch may name under `targets`, and where each one is in plain English.

One name for each muscle, so that the figure can light it up and a person can look up what a Latin word means.
"""

from __future__ import annotations

from collections.abc import Iterable

MUSCLES = {
    "adductor magnus": "the large inner-thigh muscle",
    "biceps femoris": "hamstring, outer back of the thigh",
    "deltoid": "the cap of the shoulder",
    "diaphragm": "the breathing muscle under the ribs",
    "erector spinae": "the long muscles on both sides of the spine",
    "external oblique": "the outer layer of the waist",
    "gastrocnemius": "the upper, rounded part of the calf",
    "gluteus maximus": "the large muscle of the buttock",
    "gluteus medius": "the side of the hip, above the buttock",
    "iliopsoas": "hip flexor, front of the hip",
    "internal oblique": "the inner layer of the waist",
    "latissimus dorsi": "the broad muscle from the lower back to the armpit",
    "longus capitis": "deep front of the neck, up to the skull",
    "longus colli": "deep front of the neck",
    "lower trapezius": "between and below the shoulder blades",
    "multifidus": "small, deep muscles along the spine",
    "obturator internus": "deep in the buttock, turns the thigh outward",
    "pectoralis major": "the large muscle of the chest",
    "piriformis": "deep in the buttock, over the sciatic nerve",
    "posterior deltoid": "the back of the shoulder",
    "quadratus lumborum": "the side of the lower back, from hip to lowest rib",
    "rectus abdominis": "the front of the belly",
    "rectus femoris": "hip flexor and front of the thigh",
    "rhomboids": "between the shoulder blades",
    "semimembranosus": "hamstring, deep inner back of the thigh",
    "semitendinosus": "hamstring, inner back of the thigh",
    "serratus anterior": "the side of the ribs, under the armpit",
    "soleus": "the lower, deeper part of the calf",
    "suboccipitals": "small muscles under the back of the skull",
    "tensor fasciae latae": "front and outside of the hip",
    "transversus abdominis": "the deepest belly muscle, round the waist like a belt",
    "trapezius": "neck, shoulders and upper back",
}
"""Every muscle by its standard anatomical name, and where it is."""

_FELT = {
    "adductor magnus": "inner thigh",
    "biceps femoris": "back of the thigh",
    "deltoid": "shoulder",
    "diaphragm": "lower ribs",
    "erector spinae": "along the spine",
    "external oblique": "waist",
    "gastrocnemius": "calf",
    "gluteus maximus": "buttock",
    "gluteus medius": "side of the hip",
    "iliopsoas": "front of the hip",
    "internal oblique": "waist",
    "latissimus dorsi": "side of the back",
    "longus capitis": "front of the neck",
    "longus colli": "front of the neck",
    "lower trapezius": "between the shoulder blades",
    "multifidus": "lower back",
    "obturator internus": "buttock",
    "pectoralis major": "chest",
    "piriformis": "buttock",
    "posterior deltoid": "back of the shoulder",
    "quadratus lumborum": "side of the lower back",
    "rectus abdominis": "belly",
    "rectus femoris": "front of the thigh",
    "rhomboids": "between the shoulder blades",
    "semimembranosus": "back of the thigh",
    "semitendinosus": "back of the thigh",
    "serratus anterior": "side of the ribs",
    "soleus": "calf",
    "suboccipitals": "under the back of the skull",
    "tensor fasciae latae": "front of the hip",
    "transversus abdominis": "belly",
    "trapezius": "neck and shoulders",
}


def felt(targets: Iterable[str], most: int = 2) -> str:
    """Where these targets are felt, each place once and `most` of them; an unknown one by its own name."""
    places = dict.fromkeys(_FELT.get(target.casefold(), target) for target in targets)
    return ", ".join(list(places)[:most])
