"""What happens to a slip on its way, and the camera that looks at it afterwards.

Everything is measured in dots of the printed slip (203 an inch), so one damage is as large on the
paper for a small symbol as for a big one. All chance comes from the generator handed in.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

import cv2
import numpy as np
from numpy.random import Generator

Picture: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.uint8]]

# Pixels of the camera for each printed dot: eight a module of our code.
NEAR = 0.8


def photographed(
    paper: Picture, rng: Generator, *, near: float = NEAR, noise: float = 4.0
) -> Picture:
    """The slip as a camera over the desk sees it: small, not quite square on, a little noisy."""
    high, wide = paper.shape
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    seen = (corners + rng.uniform(-0.02, 0.02, (4, 2)) * [wide, high]) * near
    seen = (seen - seen.min(axis=0) + 12).astype(np.float32)
    size = tuple(int(length) for length in np.ceil(seen.max(axis=0)) + 12)
    # Dots smaller than a pixel must be averaged first, as a lens does.
    soft = cv2.GaussianBlur(paper, (0, 0), max(0.5 / near, 0.6))
    turn = cv2.getPerspectiveTransform(corners, seen)
    picture = cv2.warpPerspective(soft, turn, size, flags=cv2.INTER_LINEAR, borderValue=255)
    shaded = 30 + picture * (200 / 255) + rng.normal(0, noise, picture.shape)
    return np.clip(shaded, 0, 255).astype(np.uint8)


def whole(paper: Picture, _much: float, rng: Generator) -> Picture:
    """Nothing happened."""
    return photographed(paper, rng)


def far(paper: Picture, much: float, rng: Generator) -> Picture:
    """Held far away: `much` pixels of the camera for each dot."""
    return photographed(paper, rng, near=much)


def blurred(paper: Picture, much: float, rng: Generator) -> Picture:
    """Out of focus by `much` dots (standard deviation)."""
    return photographed(cv2.GaussianBlur(paper, (0, 0), much), rng)


def turned(paper: Picture, much: float, rng: Generator) -> Picture:
    """Turned by `much` degrees, to either side, and tilted half as far."""
    high, wide = paper.shape
    angle = math.radians(much) * rng.choice([-1, 1])
    tilt = 1 - 0.3 * much / 45
    room = math.ceil(math.hypot(high, wide) / 2)
    corners = np.array([[-wide, -high], [wide, -high], [wide, high], [-wide, high]]) / 2
    across = np.array([[tilt, 1], [tilt, 1], [1, 1], [1, 1]])
    spin = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    seen = (corners * across) @ spin + room
    flat = corners + np.array([wide / 2, high / 2])
    turn = cv2.getPerspectiveTransform(flat.astype(np.float32), seen.astype(np.float32))
    side = (2 * room, 2 * room)
    return photographed(cv2.warpPerspective(paper, turn, side, borderValue=255), rng)


def wetted(paper: Picture, much: float, rng: Generator) -> Picture:
    """Drops over the share `much` of the printed strip; half of them bleach, half darken."""
    wet = paper.copy()
    touched = np.zeros_like(paper)
    high, wide = paper.shape
    while np.count_nonzero(touched) < much * touched.size:
        centre = (int(rng.uniform(0, wide)), int(rng.uniform(0, high)))
        radius = int(rng.uniform(8, 26))
        colour = int(rng.choice([25, 235]))
        cv2.circle(wet, centre, radius, colour, cv2.FILLED)
        cv2.circle(touched, centre, radius, 1, cv2.FILLED)
    return photographed(cv2.GaussianBlur(wet, (0, 0), 2), rng)


def creased(paper: Picture, much: float, rng: Generator) -> Picture:
    """Folded `much` times: a white line of 5 dots, and what lies beyond moved by up to 6 dots."""
    folded = paper.copy()
    for _ in range(int(much)):
        across = rng.random() < 0.5
        folded = _crease(folded, rng) if across else _crease(folded.T, rng).T
    return photographed(np.ascontiguousarray(folded), rng)


def _crease(paper: Picture, rng: Generator) -> Picture:
    at = int(rng.uniform(0.15, 0.85) * paper.shape[0])
    creased_there = paper.copy()
    creased_there[at:] = np.roll(paper[at:], int(rng.integers(-6, 7)), axis=1)
    creased_there[at : at + 5] = 255
    return creased_there


def faded(paper: Picture, much: float, rng: Generator) -> Picture:
    """Bleached from one side to the other, until the share `much` of the black is gone."""
    return photographed(_towards(paper, 255, much, rng), rng)


def darkened(paper: Picture, much: float, rng: Generator) -> Picture:
    """Thermal paper that lay in the sun: from one side on, white turns dark by the share `much`."""
    return photographed(_towards(paper, 0, much, rng), rng)


def _towards(paper: Picture, shade: int, much: float, rng: Generator) -> Picture:
    """Blended into a shade, from nothing at one side to `much` at the other."""
    ramp = np.linspace(0, much, paper.shape[0])[:, None] * np.ones(paper.shape)
    if rng.random() < 0.5:
        ramp = cv2.resize(np.ascontiguousarray(ramp.T), paper.shape[::-1])
    if rng.random() < 0.5:
        ramp = ramp[::-1, ::-1]
    return (paper * (1 - ramp) + shade * ramp).astype(np.uint8)


def noisy(paper: Picture, much: float, rng: Generator) -> Picture:
    """Too little light: noise of `much` grey steps (standard deviation) of the 200 in use."""
    return photographed(paper, rng, noise=much)


def dead_dots(paper: Picture, much: float, rng: Generator) -> Picture:
    """A worn thermal head: the share `much` of its dots prints nothing, all along the slip."""
    worn = paper.copy()
    count = round(much * paper.shape[1])
    worn[:, rng.choice(paper.shape[1], count, replace=False)] = 255
    return photographed(worn, rng)


Damage: TypeAlias = Callable[[Picture, float, Generator], Picture]

# Each with its mild, middle and strong measure, and how a measure is written in the table.
DAMAGES: dict[str, tuple[Damage, tuple[float, ...], str]] = {
    "whole": (whole, (0,), ""),
    "far away": (far, (0.4, 0.3, 0.2), "{:g} px a dot"),
    "out of focus": (blurred, (3, 4, 5), "{:g} dots"),
    "turned, tilted": (turned, (15, 30, 45), "{:g}°"),
    "wet": (wetted, (0.02, 0.05, 0.1), "{:.0%} in drops"),
    "creased": (creased, (1, 2, 4), "{:g} folds"),
    "half faded": (faded, (0.6, 0.8, 0.95), "to {:.0%}"),
    "half darkened": (darkened, (0.6, 0.8, 0.95), "to {:.0%}"),
    "poor light": (noisy, (10, 20, 30), "noise {:g}"),
    "worn print head": (dead_dots, (0.01, 0.03, 0.06), "{:.0%} of dots dead"),
}
