"""The sheet: A4 with the margins of GB/T 9704-2012, sizes of type, page numbers. All in points."""

from dataclasses import dataclass
from typing import Any

from sifasuo_desktop.documents.engine import fonts
from sifasuo_desktop.documents.engine.blocks import Measure

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
TOP, LEFT, BOTTOM, RIGHT = 37 * MM, 28 * MM, 35 * MM, 26 * MM
TEXT_WIDTH = WIDTH - LEFT - RIGHT
TEXT_HEIGHT = HEIGHT - TOP - BOTTOM
SEAL = 42 * MM  # a round seal
RULE = 0.5  # thickness of underlines and table lines
TITLE_SIZE, TITLE_LEADING = 22.0, 36.0  # 二号
SMALL_SIZE, SMALL_LEADING = 12.0, 20.0  # 小四: tables, notes
FINE_SIZE, FINE_LEADING = 10.5, 15.0  # 五号: registers
HINT_SIZE = 10.5  # 五号: whose signature line it is
NUMBER_SIZE = 14.0  # 四号
NUMBER_DROP = 7 * MM  # from the text box down to the page number


@dataclass(frozen=True)
class Type:
    """Size and leading of the body, in points; ``give``: what the leading may give up for a page."""

    size: float
    leading: float
    give: float = 0.0


_LETTER_SIZE = TEXT_WIDTH / 28
BODY = {
    Measure.FORM: Type(14.0, 28.0, 4.0),
    # 28 characters a line; 22 lines, each the character and 7/8 of it, the last without.
    Measure.LETTER: Type(_LETTER_SIZE, (TEXT_HEIGHT - _LETTER_SIZE) / 21),
}
SMALL = Type(SMALL_SIZE, SMALL_LEADING)
FINE = Type(FINE_SIZE, FINE_LEADING)
TITLE = Type(TITLE_SIZE, TITLE_LEADING)


@dataclass(frozen=True)
class Sheet:
    """One side of paper in points; what lies on its side has less room above and below."""

    width: float
    height: float
    top: float = TOP
    bottom: float = BOTTOM

    @property
    def text_width(self) -> float:
        """Width of the text box."""
        return self.width - LEFT - RIGHT

    def page_height(self, type: Type) -> float:
        """Height for lines: the last one's leading may hang below the text box."""
        return self.height - self.top - self.bottom + type.leading - type.size


UPRIGHT = Sheet(WIDTH, HEIGHT)
LANDSCAPE = Sheet(HEIGHT, WIDTH, top=25 * MM, bottom=25 * MM)


def draw_number(canvas: Any, number: int, sheet: Sheet = UPRIGHT) -> None:
    """Page number as GB/T 9704 7.5: 四号 half-width, a dash each side, outer corner, one em in."""
    face = fonts.load(fonts.Face.DIGITS)
    text = f"— {number} —"
    width = sum(face.width(char) for char in text) * NUMBER_SIZE
    odd = number % 2 == 1
    x = sheet.width - RIGHT - NUMBER_SIZE - width if odd else LEFT + NUMBER_SIZE
    y = sheet.bottom - NUMBER_DROP - fonts.ASCENT * NUMBER_SIZE
    canvas.setFont(face.name, NUMBER_SIZE)
    canvas.drawString(x, y, text)
