"""No character is lost: each prints from an embedded face and is copied out as itself."""

import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifasuo_desktop.documents.engine import fonts, runs
from sifasuo_desktop.documents.engine.blocks import (
    Cell,
    Form,
    FormRow,
    KeepTogether,
    Name,
    PaperContent,
    Text,
    Title,
)
from sifasuo_desktop.documents.engine.fonts import Face
from sifasuo_desktop.documents.engine.render import render
from sifasuo_desktop.documents.engine.runs import missing_characters
from tests.documents import reading

RARE = ["𠮷", "龴", "㛃", "䶮", "𬭎", "喆", "玥", "☐", "☑", "昉", "堃", "𰻝", "𲎯", "㎡", "·", "¥"]
SIGNS = "①⑳㉑㊿※→←↑↓☑☐☒℃№㎡㎞㎏✔✘✓✗✆☎★☆●○■□▲△◆◇♀♂‰°′″±×÷≈≠≤≥ⅠⅫ⑴⒈㈠㊣㈱〒❶➀✎✏➔➤⇒⚖⚠☞"
NO_FACE = "\U0002ebf0"


def paper(*texts: str, title: str = "样张") -> PaperContent:
    return PaperContent(title, (Title(title), *(Text(text) for text in texts)))


@pytest.mark.parametrize("char", [*RARE, NO_FACE])
def test_a_rare_character_comes_back_out_of_the_pdf(char: str) -> None:
    pdf = render(paper(f"当事人张{char}到场，记录在案。"))
    assert f"当事人张{char}到场，记录在案。" in reading.pages(pdf)[0]
    assert f"当事人张{char}到场，记录在案。" in reading.by_poppler(pdf)


@pytest.mark.parametrize("face", [Face.FANG, Face.HEI, Face.SONG_BOLD])
def test_the_signs_a_clerk_pastes_have_a_face(face: Face) -> None:
    assert [
        char for char, shown in zip(SIGNS, runs.faces(SIGNS, face), strict=True) if not shown
    ] == []
    assert missing_characters((Text(SIGNS),)) == []
    assert runs.faces("✔✘✆合格", face)[:4] == [Face.SIGNS] * 3 + [face]
    pdf = render(paper(f"检查{SIGNS}合格"))
    assert f"检查{SIGNS}合格" in reading.pages(pdf)[0]


@pytest.mark.parametrize("name", ["买买提·吐尔逊江", "阿卜杜热西提·喆玥·艾山", "欧阳𠮷𬭎"])
def test_a_long_name_comes_back_whole(name: str) -> None:
    pdf = render(paper(f"申请人：{name}，男。", title=name))
    for text in (reading.pages(pdf)[0], reading.by_poppler(pdf)):
        assert text.startswith(name)
        assert f"申请人：{name}，男。" in text


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "&amp;&<b>", "=cmd()", "(a\\)b(", "%PDF", "{}<>'\"#"]
)
def test_what_looks_like_markup_prints_as_it_is(text: str) -> None:
    pdf = render(paper(f"事由：{text}。"))
    assert text in reading.pages(pdf)[0]
    assert text in reading.by_poppler(pdf)


def test_every_font_is_an_embedded_subset_with_a_map_back() -> None:
    pdf = render(paper("".join(RARE) + NO_FACE, title="标题喆"))
    listed = reading.fonts(pdf)
    assert len(listed) >= 4
    for name, *flags in listed:
        assert "Helvetica" not in name
        assert flags == ["yes", "yes", "yes"]
    assert b"Helvetica" not in pdf


def test_one_rare_character_moves_the_whole_name() -> None:
    chosen = runs.faces("申请人：欧阳文喆，男", Face.FANG)
    assert chosen[:4] == [Face.FANG] * 4
    assert chosen[4:8] == [Face.HANA_A] * 4
    assert chosen[8:] == [Face.FANG] * 2


def test_a_marked_name_moves_as_a_whole_inside_a_long_run() -> None:
    text = "周国平将工程交由钱大喆施工存在选任过失"
    moved = [
        char
        for char, face in zip(text, runs.faces(text, Face.FANG, ["钱大喆"]), strict=True)
        if face is not Face.FANG
    ]
    assert "".join(moved) == "钱大喆"


def test_every_part_of_a_minority_name_moves_with_one_rare_character() -> None:
    chosen = runs.faces("买买提·吐尔喆", Face.HEI)
    assert set(chosen) == {Face.HANA_A}


def test_a_sign_does_not_take_words_along() -> None:
    assert runs.faces("☑是", Face.FANG) == [Face.HANA_A, Face.FANG]


def test_a_character_without_a_face_is_named_before_printing() -> None:
    blocks = (
        Text(("丙", Name(f"甲{NO_FACE}"), "\n\t乙")),
        KeepTogether((Form((1,), (FormRow((Cell("𠮷", foot=("\ue863",)),)),)),)),
        Title(NO_FACE),
    )
    assert missing_characters(blocks) == [NO_FACE, "\ue863"]
    assert missing_characters((Text("".join(RARE)),)) == []


def test_a_character_without_a_face_is_drawn_as_a_box_with_its_code() -> None:
    wide = render(paper(NO_FACE))
    assert render(paper("\U0002ebf1")) != wide
    left, _, right, bottom = reading.ink(wide, 0)
    assert right - left > 4
    assert bottom > 50


def test_all_han_of_the_basic_block_and_extensions_a_to_f_have_a_face() -> None:
    blocks = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2A6DF), (0x2A700, 0x2EBE0)]
    lacking = [
        code
        for first, last in blocks
        for code in range(first, last + 1)
        if unicodedata.category(chr(code)) != "Cn"
        and not (fonts.covers(Face.FANG, chr(code)) or fonts.fallback_for(chr(code)))
    ]
    assert [code for code in lacking if not 0x2B739 <= code <= 0x2B73F] == []


def test_the_large_faces_load_only_when_a_character_needs_them() -> None:
    program = (
        "from sifasuo_desktop.documents.engine import fonts\n"
        "from tests.documents.samples import agreement, application\n"
        "from sifasuo_desktop.documents.engine.render import render\n"
        "render(agreement()), render(application())\n"
        "assert not fonts.loaded() & set(fonts.FALLBACK), fonts.loaded()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@given(text=st.text(max_size=120))
@settings(max_examples=40, deadline=None)
def test_no_text_whatever_stops_the_printer(text: str) -> None:
    content = PaperContent(text, (Title(text, spaced=True), Text(text), Title(text), Text((text,))))
    assert render(content).startswith(b"%PDF")
    assert all(char in text for char in missing_characters(content.blocks))


@given(text=st.text(st.sampled_from("张王喆玥𠮷龴·，。（）：《》¥12,.ab \U0002ebf0"), min_size=1))
@settings(max_examples=40, deadline=None)
def test_whatever_is_printed_is_copied_out(text: str) -> None:
    pdf = render(PaperContent("样", (Text(text),)))
    assert "".join(reading.pages(pdf)) == "".join(text.split())


def test_papers_printed_side_by_side_do_not_mix() -> None:
    texts = [f"当事人张{char}到场" * 40 for char in RARE]
    alone = [render(paper(text)) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: render(paper(text)), texts)) == alone
