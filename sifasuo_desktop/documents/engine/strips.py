"""The common coin of layout: strips as wide as the text box, and how they fill pages.

A strip is never cut unless it offers to split itself. Strips that are bound stay on one page with
what follows, as long as one page holds the chain.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

Draw = Callable[[Any, float, float], None]
"""Draws on a canvas at x of the left margin and y of the strip's upper edge (pt)."""


@dataclass(frozen=True)
class Strip:
    """One strip. ``height`` in pt.

    ``text``: counts as a line of text for the signature rule. ``bound``: stays with the next.
    ``room``: empty, vanishes at the top of a page. ``spare``: given up, the last first, before what
    stands with it is moved to the next page. ``joined``: no room may open below it.
    ``split``: two strips, the first no higher than the height given, or None. ``repeat``: heading
    drawn again when the strip starts a page. ``forced``: starts a page. ``end``: from here on a
    chain stays together even if it is higher than a page as a whole. ``below``: pt kept free below
    it at the foot of a page, for a rule is not to hang out of the text box as a line's leading may.
    ``sized``: the same at another height, no less than ``least`` pt, for one that gives way before a
    second page is begun; one that ``grows`` takes what its page leaves. One that ``flows`` is split
    rather than moved to the next page, even where one page would hold it.
    """

    height: float
    draw: Draw
    text: bool = False
    bound: bool = False
    room: bool = False
    spare: bool = False
    joined: bool = False
    forced: bool = False
    end: bool = False
    split: Callable[[float], "tuple[Strip, Strip] | None"] | None = None
    repeat: "Strip | None" = None
    below: float = 0.0
    sized: Callable[[float], "Strip"] | None = None
    least: float = 0.0
    grows: bool = False
    flows: bool = False

    def at(self, height: float) -> "Strip":
        """The strip at another height, where it can have one."""
        if self.sized is None:
            return self
        made = self.sized(height)
        return replace(self, height=made.height, draw=made.draw, split=made.split)


def nothing(canvas: Any, x: float, top: float) -> None:
    """Draws nothing."""


def room(height: float) -> Strip:
    """Empty room of ``height`` pt."""
    return Strip(height, nothing, room=True)


def bind_all(strips: list[Strip]) -> list[Strip]:
    """Every strip bound to the next, the last one to nothing."""
    bound = [replace(strip, bound=True) for strip in strips[:-1]]
    return bound + strips[-1:]


def bind_tail(strips: list[Strip], lines: int) -> list[Strip]:
    """Binds the last ``lines`` lines of text, and all after them, to what will follow."""
    start, seen = len(strips), 0
    while start > 0 and seen < lines:
        start -= 1
        seen += strips[start].text
        if strips[start].forced:
            break
    return strips[:start] + [replace(strip, bound=True) for strip in strips[start:]]


@dataclass
class Page:
    """A page being filled; ``full`` once it was left because the next strip did not fit."""

    height: float
    strips: list[Strip] = field(default_factory=list)
    full: bool = False

    @property
    def left(self) -> float:
        """Height still free, in pt."""
        return self.height - sum(strip.height for strip in self.strips)

    def gap(self, leading: float) -> float:
        """What each open joint of a full page is widened by so that its last line stands low."""
        joints = sum(not strip.joined for strip in self.strips[:-1])
        slack = self.left
        if not self.full or joints < 10 or not 0 < slack < leading:
            return 0.0
        return slack / joints

    def draw(self, canvas: Any, x: float, top: float, leading: float) -> None:
        """Draws every strip from ``top`` (pt) down."""
        gap = self.gap(leading)
        for strip in self.strips:
            strip.draw(canvas, x, top)
            top -= strip.height + (0.0 if strip.joined else gap)


class Pages:
    """Puts strips on pages of ``height`` pt."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages = [Page(height)]

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def _turn(self, *, full: bool) -> None:
        while self._page.strips and self._page.strips[-1].room:
            self._page.strips.pop()
        self._page.full = full
        self.pages.append(Page(self.height))

    def _put(self, strip: Strip) -> None:
        if not self._page.strips:
            if strip.room:
                return
            if strip.repeat is not None and len(self.pages) > 1:
                self._page.strips.append(strip.repeat)
        self._page.strips.append(strip)

    def _left_for(self, strip: Strip) -> float:
        """What is free for a strip on this page, without the heading it repeats there."""
        return self._page.left - strip.below - self._repeated(strip)

    def _repeated(self, strip: Strip) -> float:
        """The height of the heading a strip repeats where it opens this page."""
        opens = strip.repeat is not None and not self._page.strips and len(self.pages) > 1
        return strip.repeat.height if opens and strip.repeat else 0.0

    def _put_split(self, strip: Strip) -> None:
        """Places a strip that may be higher than what is left, or than a page."""
        while strip.height > self._left_for(strip) + 0.01:
            parts = strip.split(self._left_for(strip)) if strip.split else None
            if parts:
                self._put(replace(parts[0], repeat=strip.repeat))
                strip = parts[1]
            elif not self._page.strips:
                if strip.repeat is None:
                    break
                # The heading gives way where both are higher than a page.
                strip = replace(strip, repeat=None)
                continue
            self._turn(full=True)
        self._put(strip)

    def _without_spare(self, chain: list[Strip]) -> list[Strip]:
        """``chain`` after giving up room, here and in it, if that makes it fit this page."""
        lacking = sum(strip.height for strip in chain) + chain[-1].below - self._page.left
        both = [*self._page.strips, *chain]
        if lacking <= 0.01 or all(strip.spare and not strip.room for strip in chain):
            return chain
        if sum(strip.height for strip in both if strip.spare) < lacking:
            return chain
        kept: list[list[Strip]] = []
        for strips in (chain, self._page.strips):
            kept.append([])
            for strip in reversed(strips):
                if strip.spare and lacking > 0.01:
                    lacking -= strip.height
                else:
                    kept[-1].insert(0, strip)
        self._page.strips[:] = kept[1]
        return kept[0]

    def _add_chain(self, chain: list[Strip]) -> None:
        if chain[0].forced and self._page.strips:
            self._turn(full=False)
        below = chain[-1].below
        chain = self._without_spare(chain)
        height = sum(strip.height for strip in chain) + below
        if height <= self._page.left - self._repeated(chain[0]) + 0.01:
            for strip in chain:
                self._put(strip)
            return
        if self._flow(chain):
            return
        if self._page.strips and any(strip.flows for strip in chain):
            # Too little room is left to begin it here.
            self._turn(full=True)
            self._add_chain(chain)
            return
        tight = [strip for strip in chain if not strip.spare]
        if sum(strip.height for strip in tight) > self.height:
            self._add_in_parts(tight)
            return
        if not all(strip.room for strip in chain):
            self._turn(full=True)
            chain = self._without_spare([one for one in chain if not (one.spare and one.room)])
        for strip in chain:
            self._put_split(strip)

    def _flow(self, chain: list[Strip]) -> bool:
        """Begins a strip that flows on this page; its rest stays with what is bound to it."""
        for at in range(len(chain) - 1, -1, -1):
            strip, heads = chain[at], chain[:at]
            if not strip.flows or strip.split is None:
                continue
            parts = strip.split(self._left_for(strip) - sum(one.height for one in heads))
            if parts:
                for one in (*heads, parts[0]):
                    self._put(one)
                self._turn(full=True)
                self._add_chain([parts[1], *chain[at + 1 :]])
                return True
        return False

    def _add_in_parts(self, chain: list[Strip]) -> None:
        """A chain higher than a page: its lines of text stay with what follows, its end whole."""
        opens = next((at for at, strip in enumerate(chain) if at and strip.end), len(chain))
        first = next((at for at, strip in enumerate(chain) if not (strip.text or strip.room)), 0)
        if 0 < first < opens:
            self._add_chain(chain[: first + 1])
            first += 1
        rest = chain[first:opens]
        heads = sum(strip.height for strip in rest[:-1])
        last = rest[-1] if rest else None
        begun = last and last.split and last.split(self._page.left - heads - last.below)
        if not begun and self._page.strips and heads < self.height / 2:
            self._turn(full=True)
        for strip in rest:
            self._put_split(strip)
        if opens < len(chain):
            self._add_chain(chain[opens:])

    def fill(self, strips: list[Strip]) -> list[Page]:
        """All pages of ``strips``; at least one, and none empty but that."""
        chain: list[Strip] = []
        for strip in strips:
            chain.append(strip)
            if not strip.bound:
                self._add_chain(chain)
                chain = []
        if chain:
            self._add_chain(chain)
        while len(self.pages) > 1 and not any(strip.height for strip in self._page.strips):
            self.pages.pop()
        return self.pages
