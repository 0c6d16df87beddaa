"""Colours can be told apart, also by people who do not see red and green as most do."""

from itertools import combinations

import pytest

from lib.figures.palette import DARK, KIND, LIGHT, MEETING, OTHERS, STATUS, VOICES, fade, voice_colour

#: Machado, Oliveira, Fernandes 2009: what is seen with deuteranopia and protanopia, on linear RGB.
VISION = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}
CLAIMANTS = dict(enumerate((*VOICES, OTHERS)))


def linear(colour):
    values = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def lab(rgb):
    x, y, z = (
        sum(a * b for a, b in zip(row, rgb, strict=True))
        for row in ((0.4125, 0.3576, 0.1804), (0.2127, 0.7152, 0.0722), (0.0193, 0.1192, 0.9503))
    )
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (max(x, 0) / 0.9505, max(y, 0), max(z, 0) / 1.089))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(colour, vision):
    return lab([min(max(sum(a * b for a, b in zip(row, linear(colour), strict=True)), 0), 1) for row in VISION[vision]])


def contrast(one, other):
    light, dark = sorted((sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("colours", [STATUS | MEETING, KIND], ids=["status", "kind"])
def test_colours_can_be_told_apart(colours, theme, vision):
    values = {name: seen(pair[theme.name == "dark"], vision) for name, pair in colours.items()}
    near = {
        (a, b): round(distance, 1)
        for a, b in combinations(values, 2)
        if (distance := sum((p - q) ** 2 for p, q in zip(values[a], values[b], strict=True)) ** 0.5) < 12
    }
    assert not near


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_colours_stand_out_from_the_page(theme):
    groups = (STATUS, MEETING, KIND)
    weak = {name for group in groups for name, pair in group.items() if contrast(pair[theme.name == "dark"], theme.paper) < 2.2}
    assert not weak
    assert contrast(theme.ink, theme.paper) > 12
    assert contrast(theme.muted, theme.paper) > 4.5


def test_fade():
    assert fade("#0a141e", 0.25) == "rgba(10,20,30,0.25)"


def test_all_claimants_beyond_the_last_colour_share_a_grey():
    assert voice_colour(0, "light") == VOICES[0][0]
    assert voice_colour(len(VOICES), "dark") == voice_colour(None, "dark") == OTHERS[1]
