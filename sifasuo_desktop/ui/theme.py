"""Every token of the look in one place: colours, type, spaces; fills ``resources/qss/app.qss``."""

from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from sifasuo_desktop.kernel.paths import resources

GROUND = "#F4F6F9"
SURFACE = "#FFFFFF"
LINE = "#E1E5EB"
INNER_LINE = "#EDF0F4"
FIELD_LINE = "#C9D0D9"
TEXT = "#1F2329"
SECONDARY = "#5F6B7A"
ACCENT = "#1F5FBF"
ACCENT_DEEP = "#194E9E"
ACCENT_PALE = "#E3ECFA"
ON_DARK = "#6FA3F0"
NAVIGATION = "#16243B"
NAVIGATION_CHOSEN = "#22365A"
NAVIGATION_TEXT = "#D5DCE8"
NAVIGATION_SECONDARY = "#A4B1C6"
BAR_BEFORE = "#C0CCDC"

LIGHTS = {
    "red": ("#A32018", "#FCE9E7"),
    "yellow": ("#7A5200", "#FFF2D6"),
    "green": ("#1F6B41", "#E4F4EA"),
    "grey": ("#4A5565", "#EDF0F4"),
}
"""Text and ground of each light."""

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
)

SPACE = 4
"""Spaces are multiples of this: 4, 8, 12, 16, 20."""
CARD_PADDING = 16
GAP = 12
PAGE_MARGIN = 20
NAVIGATION_WIDTH = 176
SIDE_WIDTH = 340


@dataclass(frozen=True)
class Theme:
    """The tokens at one text size; ``factor`` is 1.0 to 1.75."""

    factor: float = 1.0

    def px(self, size: float) -> int:
        """A type-bound size in pixels at this text size."""
        return round(size * self.factor)

    def control(self) -> int:
        """The height inside a control's frame; it grows less than the text."""
        return round(30 * (1 + (self.factor - 1) * 0.6))

    def navigation_width(self) -> int:
        """The strip at the left leaves room for the page at any text size."""
        return min(self.px(NAVIGATION_WIDTH), 240)

    def side_width(self) -> int:
        """The column at the right of a page."""
        return min(self.px(SIDE_WIDTH), 410)

    def qss(self) -> str:
        """The style sheet with all tokens filled in."""
        template = Template(resources("qss", "app.qss").read_text(encoding="utf-8"))
        return template.substitute(self._tokens())

    def _tokens(self) -> dict[str, str]:
        colours = {
            name.lower(): value
            for name, value in globals().items()
            if name.isupper() and isinstance(value, str)
        }
        lights = {
            f"{light}_{part}": value
            for light, pair in LIGHTS.items()
            for part, value in zip(("text", "ground"), pair, strict=True)
        }
        sizes = {f"px{size}": f"{self.px(size)}px" for size in (13, 14, 15, 16, 18, 20, 22, 26, 32)}
        control = self.control()
        sizes.update(
            control=f"{control}px",
            control_focus=f"{control - 2}px",
            control_bare=f"{control - 4}px",
            control_row=f"{control + 8}px",
            pill=f"{self.px(10)}px",
        )
        return {**colours, **lights, **sizes, "icons": resources("icons").as_posix()}

    def apply(self, app: QApplication) -> None:
        """Style, palette, font and style sheet of the whole program."""
        app.setStyle("Fusion")
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(self.px(14))
        app.setFont(font)
        app.setPalette(_palette())
        app.setStyleSheet(self.qss())


def _palette() -> QPalette:
    """Colours and font of the whole program are given to Qt, not to the style sheet.

    A rule for every widget would give each a font and a palette of its own, and Qt hands both on
    from each to all below it whenever a page is made.
    """
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, GROUND),
        (role.Base, SURFACE),
        (role.AlternateBase, GROUND),
        (role.Button, SURFACE),
        (role.Text, TEXT),
        (role.WindowText, TEXT),
        (role.ButtonText, TEXT),
        (role.Highlight, ACCENT),
        (role.HighlightedText, SURFACE),
        (role.ToolTipBase, SURFACE),
        (role.ToolTipText, TEXT),
        (role.Link, ACCENT),
    ):
        palette.setColor(name, QColor(colour))
    hint = QColor(TEXT)
    hint.setAlpha(128)
    palette.setColor(role.PlaceholderText, hint)
    return palette
