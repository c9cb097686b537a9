"""A paper whose titles have the word the office uses."""

from dataclasses import replace

from sifasuo_desktop.documents.engine.blocks import Blocks, PaperContent, Title
from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.services.office.wording import in_words_of


def paper_in_words_of(office: Office | None, content: PaperContent) -> PaperContent:
    """A paper whose titles have the office's own word."""
    if office is None or not office.review_word:
        return content
    return replace(
        content,
        title=in_words_of(office, content.title),
        blocks=_titled(office, content.blocks),
    )


def _titled(office: Office, blocks: Blocks) -> Blocks:
    return tuple(
        replace(one, text=in_words_of(office, one.text)) if isinstance(one, Title) else one
        for one in blocks
    )
