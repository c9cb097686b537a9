"""Longer texts of the records on paper."""

from sifasuo_desktop.documents.engine.blocks import Text


def tidy(text: str) -> str:
    """The paragraphs of a text as typed, without empty lines and hand-made indents."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def written(text: str | None, *, blank_lines: int, least_lines: int = 0, give: int = 0) -> Text:
    """The text with its room; where nothing is filled in, None, ruled lines. For numbers see Text."""
    if text is None:
        return Text(blank_lines=blank_lines, give=give)
    return Text(tidy(text), least_lines=least_lines)
