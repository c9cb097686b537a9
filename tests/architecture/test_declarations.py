"""Every code has its sentence, every verb its schema, every field its code list and check."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from sifasuo_desktop.domain.checks import check_value
from sifasuo_desktop.domain.fields import Facts, field_map, fields_of
from sifasuo_desktop.domain.record import ANY, KINDS, family
from sifasuo_desktop.ledgers.book import ledgers
from sifasuo_desktop.ledgers.kinds import kinds
from sifasuo_desktop.services.acting.bus import all_verbs
from sifasuo_desktop.services.acting.catalogue import catalogue, describe
from sifasuo_desktop.services.acting.states import states_of
from sifasuo_desktop.services.office import reference, reference_data
from tests.architecture.sources import own

TELLERS = {"refuse", "warn", "problem", "order", "not_future"}
# What these add to the values given: Act.order the two days, the others nothing.
ADDED = {"order": {"earlier", "later"}}
CODE = re.compile(r"[a-z]+\.[a-z_]+")
PLACEHOLDER = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")


def tellings() -> Iterator[tuple[str, str, set[str], bool]]:
    """``(where, code, names of the values given, whether more may come by **)`` of each call."""
    for name, tree in own().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called not in TELLERS:
                continue
            given = {word.arg for word in node.keywords if word.arg} | ADDED.get(called, set())
            more = any(word.arg is None for word in node.keywords)
            for argument in node.args:
                if isinstance(argument, ast.Constant) and CODE.fullmatch(str(argument.value)):
                    yield f"{name}:{node.lineno}", str(argument.value), given, more


def test_every_act_kind_and_state_has_its_chinese_word_once() -> None:
    """Where it is declared; the glossary explains those that need more than a word."""
    acts = [(name.split(".")[0], verb.title) for name, verb in all_verbs().items()]
    assert len(acts) == len(set(acts))
    titles = [cls.TITLE for cls in KINDS.values()]
    assert len(titles) == len(set(titles))
    states = [(kind, state.title) for kind in KINDS for state in states_of(kind)]
    assert len(states) == len(set(states))
    words = [title for _, title in acts] + titles + [title for _, title in states]
    assert [word for word in words if not re.search(r"[\u4e00-\u9fff]", word)] == []


def test_the_glossary_names_nothing_twice() -> None:
    glossary = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1].strip() for line in glossary.splitlines() if line.startswith("|")]
    assert len(rows) == len(set(rows))
    assert len(rows) > 50


def test_every_code_told_has_a_sentence_and_all_its_values() -> None:
    sentences = reference_data.error_codes()
    groups = {code.split(".")[0] for code in sentences}
    wrong = []
    count = 0
    for where, code, given, more in tellings():
        if code.split(".")[0] not in groups or (code not in sentences and code in all_verbs()):
            continue
        count += 1
        if code not in sentences:
            wrong.append(f"{where} {code}: no sentence")
        elif not more and not set(PLACEHOLDER.findall(sentences[code])) <= given:
            wrong.append(f"{where} {code}: {given}")
    assert wrong == []
    assert count > 100


def test_every_trouble_of_the_store_has_a_sentence() -> None:
    sentences = reference_data.error_codes()
    raised = {
        str(node.args[0].value)
        for tree in own().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "StoreTrouble"
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(raised) > 12
    assert raised - set(sentences) == set()


def test_a_sentence_is_one_line_and_ends() -> None:
    wrong = [
        code
        for code, text in reference_data.error_codes().items()
        if "\n" in text or not text.strip() or text[-1] not in "。）”"
    ]
    assert wrong == []


def declared() -> set[type[Facts]]:
    """Every declared class: records, commands, and the facts nested in them."""
    found: set[type[Facts]] = {*KINDS.values(), *(verb.command for verb in all_verbs().values())}
    todo = list(found)
    while todo:
        for field in fields_of(todo.pop()):
            if field.nested and field.type not in found:
                found.add(field.type)
                todo.append(field.type)
    return found


def test_every_field_names_a_list_a_check_and_a_kind_that_exist() -> None:
    assert "dispute" in kinds()
    names = set(reference_data.code_book().names())
    for cls in declared():
        for field in fields_of(cls):
            at = f"{cls.__name__}.{field.name}"
            assert not field.spec.codes or field.spec.codes in names, at
            assert not field.spec.ref or field.spec.ref in KINDS, at
            assert field.spec.title, at
            if field.spec.check:
                assert isinstance(check_value(field.spec.check, "x"), str), at
            if field.spec.codes and field.default and isinstance(field.default, str):
                assert reference_data.code_book().knows(field.spec.codes, field.default), at


def test_what_a_field_says_to_people_is_chinese() -> None:
    """Titles and help stand in forms; a placeholder in braces is no word."""
    english = [
        f"{cls.__name__}.{field.name}"
        for cls in declared()
        for field in fields_of(cls)
        for text in (field.spec.title, field.spec.help)
        if re.search(r"[A-Za-z]{3,}", re.sub(r"\{[^}]*\}", "", text))
    ]
    assert english == []


def test_every_kind_of_record_is_whole() -> None:
    for kind, cls in KINDS.items():
        assert cls.TITLE, kind
        assert cls.AREA in {"dispute", "correction", "office", "system", "report", *ledgers()}, kind
        assert cls.PARENT in ("", ANY) or cls.PARENT in KINDS, kind


def test_every_verb_has_title_permission_states_and_schema() -> None:
    codes = reference_data.code_book()
    granted = set().union(*reference_data.roles().permissions.values())
    for name, verb in all_verbs().items():
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*", name)
        assert verb.title, name
        assert {verb.permission, verb.permission.split(".")[0] + ".*"} & granted, name
        assert verb.kind in KINDS, name
        if verb.states:
            assert all(codes.knows(f"{verb.kind}_state", state) for state in verb.states), name
        if verb.day:
            assert any(verb.day in field_map(cls) for cls in family(verb.kind)), name
        if verb.target:
            assert verb.target in {field.name for field in fields_of(verb.command)}, name
        schema = describe(verb, codes)["schema"]
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema", name
        assert set(schema["required"]) <= set(schema["properties"]), name
        assert all(entry["title"] for entry in schema["properties"].values()), name
    assert {entry["verb"] for entry in catalogue(codes)} == set(all_verbs())


def test_the_first_verbs_are_there() -> None:
    promised = (
        "register register_oral accept decline assign mediate agree sign fail perform follow_up"
        " confirm close void"
    )
    wanted = {f"dispute.{name}" for name in promised.split()}
    assert wanted | {"committee.add", "mediator.add", "user.add"} <= set(all_verbs())


def test_every_parameter_an_act_asks_for_exists() -> None:
    parameters = reference.load_parameters()
    known = {parameter.key for parameter in parameters}
    asked = {
        (name, str(node.args[0].value))
        for name, tree in own().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and getattr(node.func.value, "attr", getattr(node.func.value, "id", "")) == "parameters"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert (
        "sifasuo_desktop/services/acting/verbs/dispute/confirm.py",
        "confirmation.apply",
    ) in asked
    optional = {"suggest.leave"}
    assert {key for _, key in asked} - known - optional == set()
