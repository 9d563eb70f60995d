"""The figure: a body of joint angles that is bent, mirrored, moved and drawn as dots or plain characters.

A face needs three things: the `Portrait` of a step, the picture it gives for this moment, and `draw`.
"""

from stretchtimer.core.figure.blending import blend
from stretchtimer.core.figure.choosing import motion_from
from stretchtimer.core.figure.drawing import Style, draw
from stretchtimer.core.figure.fitting import fitted, phases_of
from stretchtimer.core.figure.frame import Frame, Ink, Run
from stretchtimer.core.figure.glow import MUSCLES, Region, glow_of, muscle, nearest_muscle
from stretchtimer.core.figure.motion import Motion, Way
from stretchtimer.core.figure.portrait import Picture, Portrait, portrait_of
from stretchtimer.core.figure.props import Chair, Mat, Prop, Strap, Wall
from stretchtimer.core.figure.skeleton import Pose, Side, joints_of
from stretchtimer.core.figure.turning import exchanged, mirrored
from stretchtimer.core.figure.window import Window, window_of

__all__ = [
    "MUSCLES", "Chair", "Frame", "Ink", "Mat", "Motion", "Picture", "Portrait", "Pose", "Prop",
    "Region", "Run", "Side", "Strap", "Style", "Wall", "Way", "Window", "blend", "draw", "exchanged",
    "fitted", "glow_of", "joints_of", "mirrored", "motion_from", "muscle", "nearest_muscle",
    "phases_of", "portrait_of", "window_of",
]  # fmt: skip
