"""A reliability diagram as SVG: the share of right records over their mean confidence, a point a bin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

SIDE, LEFT, TOP = 360, 62, 18  # the square of the plot, and what stands left of it and above
WIDTH, HEIGHT = LEFT + SIDE + 22, TOP + SIDE + 62
COLOURS = ("#1b6ca8", "#c8553d", "#3d8b5f")
SHAPES = ("circle", "square")
TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Curve:
    """A name and its points: mean confidence, share of right ones, and how many records the bin has."""

    name: str
    points: Sequence[tuple[float, float, int]]


def draw(curves: Sequence[Curve]) -> str:
    """The diagram of the curves with the diagonal on which confidence would be true; an SVG document."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        ' font-family="sans-serif" font-size="12" role="img" aria-label="reliability of the confidence">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *_frame(),
    ]
    for number, curve in enumerate(curves):
        parts += _curve(curve, COLOURS[number % len(COLOURS)], SHAPES[number % len(SHAPES)])
    for number, curve in enumerate(curves):
        parts += _key(curve.name, number)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _x(value: float) -> float:
    return round(LEFT + value * SIDE, 1)


def _y(value: float) -> float:
    return round(TOP + (1 - value) * SIDE, 1)


def _frame() -> Iterator[str]:
    """Axes, ticks, their names and the diagonal."""
    for tick in TICKS:
        yield f'<path d="M{_x(tick)} {_y(0)}V{_y(1)}M{_x(0)} {_y(tick)}H{_x(1)}" stroke="#e4e4e4"/>'
        yield f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle" fill="#333333">{tick:g}</text>'
        yield f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end" fill="#333333">{tick:g}</text>'
    yield f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#888888" stroke-dasharray="5 4"/>'
    yield f'<rect x="{LEFT}" y="{TOP}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#333333"/>'
    middle = TOP + SIDE / 2
    yield f'<text x="{_x(0.5)}" y="{_y(0) + 42}" text-anchor="middle" fill="#333333">mean confidence of a bin</text>'
    yield (
        f'<text x="18" y="{middle}" text-anchor="middle" fill="#333333" transform="rotate(-90 18 {middle})">'
        "share of its records that are right</text>"
    )


def _curve(curve: Curve, colour: str, shape: str) -> Iterator[str]:
    path = "L".join(f"{_x(told)} {_y(share)}" for told, share, _ in curve.points)
    if path:
        yield f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'
    for told, share, size in curve.points:
        yield _mark(_x(told), _y(share), colour, shape, f"{size} records: confidence {told:.2f}, right {share:.2f}")


def _mark(x: float, y: float, colour: str, shape: str, title: str = "") -> str:
    inside = f"<title>{escape(title)}</title>" if title else ""
    if shape == "square":
        return f'<rect x="{x - 4:g}" y="{y - 4:g}" width="8" height="8" fill="{colour}">{inside}</rect>'
    return f'<circle cx="{x:g}" cy="{y:g}" r="4.5" fill="{colour}">{inside}</circle>'


def _key(name: str, number: int) -> Iterator[str]:
    """A line of the key, in the upper left corner."""
    x, y = LEFT + 18.0, TOP + 20.0 + 20 * number
    yield _mark(x, y, COLOURS[number % len(COLOURS)], SHAPES[number % len(SHAPES)])
    yield f'<text x="{x + 12:g}" y="{y + 4:g}" fill="#333333">{escape(name)}</text>'
