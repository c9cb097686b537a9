"""The word an office uses for legality review: titles are declared with the usual one.

The word changed (合法性审查, now 法治审核 in Jiangsu), and which one stands on the papers is the
office's own to say.
"""

from sifasuo_desktop.domain.office.records import Office
from sifasuo_desktop.services.office.reference_data import code_book

LIST, USUAL = "review_word", "法治审核"


def in_words_of(office: Office | None, text: str) -> str:
    """A title with the office's own word."""
    word = office.review_word if office else None
    return text.replace(USUAL, code_book().title(LIST, word)) if word else text
