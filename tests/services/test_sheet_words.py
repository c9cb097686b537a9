"""The words of sheets the program ships: each means a field there is, or an entry of its list."""

from pathlib import Path

from sifasuo_desktop.services.exchange.excel.book import all_forms
from sifasuo_desktop.services.exchange.excel.synonyms import bare, synonyms
from sifasuo_desktop.services.office.reference_data import code_book


def test_every_title_is_that_of_a_column(tmp_path: Path) -> None:
    columns = [one for form in all_forms().values() for one in form.columns]
    titles = {bare(title) for one in columns for title in (one.title, one.plain)}
    assert set(synonyms(tmp_path).titles) - titles == set()


def test_every_value_is_an_entry_of_the_list_of_its_field(tmp_path: Path) -> None:
    columns = [one for form in all_forms().values() for one in form.columns]
    codes = code_book()
    wrong = []
    for title, words in synonyms(tmp_path).values.items():
        lists = {one.field.spec.codes for one in columns if bare(one.field.spec.title) == title}
        entries = {word for name in lists - {""} for word in codes.list(name).titles.values()}
        wrong += [(title, entry) for entry in words.values() if entry not in entries]
    assert wrong == []
