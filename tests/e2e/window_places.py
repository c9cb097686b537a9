"""Where things stand on the screen: what is cut off, and what lies over something else.

Run by the system's Python, which has pyatspi; imports nothing of the program.
"""

from dataclasses import dataclass

import pyatspi

THINGS = (
    "label",
    "push button",
    "button",
    "toggle button",
    "check box",
    "radio button",
    "link",
    "text",
    "entry",
    "password text",
    "combo box",
)
LEAST = 6
"""Nothing that is read or filled in is narrower or lower than this many pixels."""


@dataclass(frozen=True)
class Place:
    """A rectangle on the screen; ``right`` and ``low`` are just outside of it."""

    x: int
    y: int
    right: int
    low: int

    def within(self, outer):
        """What of it is left inside another."""
        return Place(
            max(self.x, outer.x),
            max(self.y, outer.y),
            min(self.right, outer.right),
            min(self.low, outer.low),
        )

    def empty(self):
        """Whether nothing is left."""
        return self.right - self.x < 3 or self.low - self.y < 3


def place_of(node):
    """Where a node stands, or None for what has no place, which pyatspi refuses to tell."""
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    except NotImplementedError:
        return None
    return Place(box.x, box.y, box.x + box.width, box.y + box.height)


def showing(node):
    """The children that can be seen."""
    found = (node.getChildAtIndex(place) for place in range(node.childCount))
    return [
        one for one in found if one is not None and one.getState().contains(pyatspi.STATE_SHOWING)
    ]


class Look:
    """One look at everything below a node; ``faults`` says what stands wrongly."""

    def __init__(self, node):
        self.faults = []
        self._seen = []
        self._below(node, place_of(node), (), scrolled=False)
        for at, (name, place) in enumerate(self._seen):
            for other, second in self._seen[at + 1 :]:
                if not place.within(second).empty():
                    self.faults.append(f"{name} and {other} lie over each other: {place} {second}")

    def _below(self, node, outer, kin, *, scrolled):
        """``outer`` is what is left of the screen here, ``kin`` the children beside the node."""
        children = showing(node)
        own = place_of(node)
        for child in children:
            place, role = place_of(child), child.getRoleName()
            if place is None:
                continue
            if role in THINGS:
                self._thing(child, place, outer, scrolled)
            elif role not in ("table", "scroll bar", "menu bar"):
                down = scrolled or (_taller(place, own) and _bar_beside(kin))
                self._below(child, outer.within(place), children, scrolled=down)

    def _thing(self, node, place, outer, scrolled):
        name = f"{node.getRoleName()} {node.name}"
        left = place.within(outer)
        if place.right - place.x < LEAST or place.low - place.y < LEAST:
            self.faults.append(f"{name} has no room: {place}")
        elif left.x - place.x > 1 or place.right - left.right > 1:
            self.faults.append(f"{name} is cut off sideways: {place} in {outer}")
        elif not scrolled and (left.y - place.y > 1 or place.low - left.low > 1):
            self.faults.append(f"{name} is cut off above or below: {place} in {outer}")
        elif not left.empty():
            self._seen.append((name, left))


def _taller(place, outer):
    return outer is not None and (place.y < outer.y or place.low > outer.low)


def _bar_beside(kin):
    """Whether one of the nodes beside holds a bar to scroll with."""
    return any(one.getRoleName() == "scroll bar" for node in kin for one in showing(node))
