"""A whole dispute through the forms of its record, from acceptance to closing; the preview."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox
from pytestqt.qtbot import QtBot

from sifasuo_desktop.services.office.drafts import drafts
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.reading.showing import show
from sifasuo_desktop.ui.page import Target
from sifasuo_desktop.ui.paper.preview import PreviewPage
from sifasuo_desktop.ui.shell.frame import Frame
from sifasuo_desktop.ui.subjects.dispute.form import PANELS, DisputeForm
from sifasuo_desktop.ui.subjects.dispute.page import DisputePage
from sifasuo_desktop.ui.subjects.dispute.panel import DisputePanel
from sifasuo_desktop.ui.subjects.dispute.panels.agree import AgreePanel
from sifasuo_desktop.ui.subjects.dispute.panels.sign import SignPanel
from tests.documents import reading
from tests.ui.frames import Begin, save, settle
from tests.ui.offices import COMMITTEE, SilentPrompter, register
from tests.ui.typing_people import fill, names_of_inputs, type_into


@pytest.fixture
def case(office: Workplace) -> str:
    for name in ("沈卫东", "丁秀兰"):
        office.act("mediator.add", {"name": name, "committee": COMMITTEE})
    identity = register(office, "陈志海")
    office.act("dispute.consent", {"dispute": identity, "consent": "yes"})
    return identity


def panel_of(form: DisputeForm) -> DisputePanel:
    assert isinstance(form.panel, DisputePanel)
    return form.panel


def state(office: Workplace, case: str) -> dict[str, Any]:
    return dict(show(office, "dispute", case)["record"])


def assign_and_mediate(office: Workplace, case: str) -> None:
    office.act("dispute.accept", {"dispute": case, "accepted": "2026-04-03"})
    with office.store.reading() as reader:
        host = reader.named("mediator", "沈卫东")
    office.act("dispute.assign", {"dispute": case, "host": host, "recorder": "顾明"})
    office.act(
        "dispute.mediate",
        {
            "dispute": case,
            "held_at": "2026-04-08T09:00",
            "place": "调解室",
            "record": "自愿达成协议。",
            "result": "1",
        },
    )


def agree(
    office: Workplace, case: str, debtor: str = "吴长林", creditor: str = "陈志海", **more: str
) -> None:
    assign_and_mediate(office, case)
    office.act(
        "dispute.agree",
        {
            "dispute": case,
            "agreed": "2026-04-08",
            "facts": "受伤赔偿。",
            "terms": ["吴长林赔偿陈志海人民币壹万元整（¥10,000.00）。"],
            "performance": "银行转账。",
            "obligations": [
                {
                    "debtor": debtor,
                    "creditor": creditor,
                    "amount": "10000.00",
                    "due": "2026-04-30",
                    **more,
                }
            ],
        },
    )


def tick_points(form: DisputeForm) -> None:
    points = form.desk.workplace.codes.list("acceptance_check").titles
    panel_of(form).fields["checklist"].set_value(list(points))


def test_a_dispute_goes_from_acceptance_to_closing_through_its_forms(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str, begin: Begin
) -> None:
    form = begin("dispute.accept")
    tick_points(form)
    save(qtbot, frame, form)
    assert state(office, case)["state"] == "accepted"

    form = begin("dispute.assign")
    fill(form.panel.fields["host"], "沈卫东")
    fill(form.panel.fields["recorder"], "顾明")
    save(qtbot, frame, form)
    assert state(office, case)["recorder"] == "顾明"

    _mediate(qtbot, frame, begin("dispute.mediate"))
    assert state(office, case)["state"] == "mediating"
    fill_agreement(begin("dispute.agree"))
    save(qtbot, frame, frame.holder.sheet)  # type: ignore[arg-type]
    assert state(office, case)["agreed_amount"] == "10000.00"

    form = begin("dispute.sign")
    assert isinstance(form.panel, SignPanel)
    assert len(form.panel.rows.rows) == 5
    form.panel.rows._tick_all()
    save(qtbot, frame, form)
    assert state(office, case)["effective"] == "2026-04-10"

    form = begin("dispute.perform")
    assert "吴长林 → 陈志海" in form.panel.fields["obligation"].input.label()  # type: ignore[attr-defined]
    save(qtbot, frame, form)
    assert state(office, case)["state"] == "performed"

    form = begin("dispute.follow_up")
    fill(form.panel.fields["situation"], "款项已付清，双方满意。")
    save(qtbot, frame, form)
    save(qtbot, frame, begin("dispute.close"))
    assert state(office, case)["state"] == "closed"


def test_a_second_instalment_is_asked_what_its_sum_means(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str, begin: Begin
) -> None:
    agree(office, case)
    hands = [{"role": "party", "name": name} for name in ("陈志海", "吴长林")]
    hands.append({"role": "mediator", "name": "沈卫东"})
    hands.append({"role": "seal", "name": COMMITTEE, "manner": "seal"})
    signed = [{"signed": "2026-04-10", **one} for one in hands]
    office.act("dispute.sign", {"dispute": case, "signatures": signed})
    form = begin("dispute.perform")
    fill(form.panel.fields["status"], "部分履行")
    fill(form.panel.fields["paid"], "5000")
    assert form.panel.fields["counts"].isHidden()
    save(qtbot, frame, form)
    form = begin("dispute.perform")
    fill(form.panel.fields["status"], "部分履行")
    assert not form.panel.fields["counts"].isHidden()
    fill(form.panel.fields["paid"], "3000")
    fill(form.panel.fields["counts"], "仅本次（本期）")
    save(qtbot, frame, form)
    kept = show(office, "dispute", case)["children"]["payment"]
    assert [one["amount"] for one in kept] == ["5000.00", "3000.00"]


def _mediate(qtbot: QtBot, frame: Frame, form: DisputeForm) -> None:
    assert form.panel.fields["present"].value() == ["陈志海", "吴长林"]
    fill(form.panel.fields["held_at"], "2026-04-10 9:00")
    fill(form.panel.fields["place"], "云溪镇人民调解室")
    fill(form.panel.fields["record"], "各方自愿达成协议。")
    fill(form.panel.fields["result"], "调解成功")
    save(qtbot, frame, form)


def fill_agreement(form: DisputeForm) -> None:
    panel = form.panel
    assert isinstance(panel, AgreePanel)
    type_into(panel.terms.terms[0].area.input.widget, "吴长林赔偿陈志海")
    fill(panel.fields["performance"], "银行转账。")
    row = panel.rows.add()
    assert row.fields["debtor"].value() == "吴长林"
    fill(row.fields["amount"], "10000")
    fill(row.fields["due"], "4-30")
    assert not panel._warning.isHidden()
    row._write_amount()
    assert "人民币壹万元整（¥10,000.00）" in panel.terms.value()[0]
    assert panel._warning.isHidden()
    assert row.amount() == Decimal(10000)


def test_terms_change_places_and_go(begin: Begin, office: Workplace, case: str) -> None:
    assign_and_mediate(office, case)
    panel = begin("dispute.agree").panel
    assert isinstance(panel, AgreePanel)
    panel.terms.set_value(["甲", "乙", "丙"])
    panel.terms.terms[2]._move_up()
    assert panel.terms.value() == ["甲", "丙", "乙"]
    panel.terms.terms[0]._leave()
    assert panel.terms.value() == ["丙", "乙"]


def test_a_draft_of_an_agreement_is_there_again(
    qtbot: QtBot, frame: Frame, begin: Begin, office: Workplace, case: str
) -> None:
    assign_and_mediate(office, case)
    form = begin("dispute.agree")
    fill_agreement(form)
    form.drafts.keep_now()
    settle(qtbot, frame)
    (kept,) = drafts(office)
    frame.sheets.open_form("dispute.agree", kept.content["preset"], "", kept.content)
    settle(qtbot, frame)
    again = frame.holder.sheet
    assert isinstance(again, DisputeForm)
    values = again.panel.values()
    assert values["terms"][0].startswith("吴长林赔偿陈志海")
    assert values["obligations"][0]["amount"] == "10000.00"
    assert again.drafts.dirty


def test_a_refused_agreement_keeps_its_text_and_says_where(
    qtbot: QtBot, frame: Frame, begin: Begin, office: Workplace, case: str
) -> None:
    assign_and_mediate(office, case)
    form = begin("dispute.agree")
    fill_agreement(form)
    panel = form.panel
    assert isinstance(panel, AgreePanel)
    fill(panel.rows.rows[0].fields["creditor"], "吴长林")
    form.send()
    settle(qtbot, frame)
    assert "同一人" in panel.rows.rows[0].fields["creditor"].error()
    assert panel.rows.rows[0].fields["amount"].value() == "10000.00"


def test_opening_a_form_and_leaving_it_asks_nothing(
    frame: Frame, begin: Begin, office: Workplace, case: str, prompter: SilentPrompter
) -> None:
    agree(office, case)
    for verb in ("dispute.sign", "dispute.mediate", "dispute.agree"):
        begin(verb).leave()
        assert frame.holder.sheet is None
    assert prompter.asked == []


def test_a_party_and_an_agent_of_one_name_are_ticked_each_by_itself(
    begin: Begin, office: Workplace, case: str
) -> None:
    assign_and_mediate(office, case)
    agent = {"dispute": case, "acts_for": "陈志海", "name": "吴长林"}
    office.act("dispute.add_agent", agent)
    parts = show(office, "dispute", case)["children"]
    ids = {one["name"]: one["id"] for one in parts["party"]}
    boxes = begin("dispute.mediate").panel.fields["present"]
    made = boxes.findChildren(QCheckBox)
    assert [(box.accessibleName(), box.isChecked()) for box in made] == [
        ("陈志海", True),
        ("吴长林（当事人）", True),
        ("吴长林（陈志海的代理人）", False),
    ]
    assert boxes.value() == ["陈志海", ids["吴长林"]]


def test_the_record_shows_parties_steps_and_what_is_lawful(
    qtbot: QtBot, frame: Frame, office: Workplace, case: str, page: DisputePage
) -> None:
    agree(office, case)
    page.open(Target(record=case))
    settle(qtbot, frame)
    assert page.view is not None
    assert page.view.title == "陈志海与吴长林之间损害赔偿纠纷"
    assert "协议生效（进行中）" in page._steps.accessibleName()
    buttons = {one.accessibleName(): one for one in page.acts.findChildren(QAbstractButton)}
    assert buttons["登记签署"].isEnabled()
    closing = page.view.acts["dispute.close"]
    assert (closing["allowed"], bool(closing["reason"])) == (False, True)


@pytest.mark.parametrize("verb", sorted(PANELS))
def test_every_form_names_its_inputs(
    verb: str, begin: Begin, office: Workplace, case: str, qtbot: QtBot, frame: Frame
) -> None:
    if verb in ("dispute.agree", "dispute.mediate"):
        assign_and_mediate(office, case)
    elif verb not in ("dispute.accept", "dispute.consent", "dispute.decline"):
        agree(office, case)
    form = begin(verb)
    if isinstance(form.panel, AgreePanel):
        form.panel.rows.add()
        form.panel.rows.add()
        form.panel.terms.add()
    if isinstance(form.panel, SignPanel):
        form.panel.rows._tick_all()
    names = names_of_inputs(form)
    assert all(names)
    assert len(names) == len(set(names))
    for made in form.findChildren(QAbstractButton):
        assert made.accessibleName() or made.text()


def test_a_paper_is_shown_page_by_page_and_saved(
    qtbot: QtBot,
    frame: Frame,
    office: Workplace,
    case: str,
    page: DisputePage,
    prompter: SilentPrompter,
    tmp_path: Path,
) -> None:
    agree(office, case)
    page.open(Target(record=case))
    settle(qtbot, frame)
    assert page.view is not None
    (agreement,) = [one for one in page.view.papers if one.document == "agreement"]
    page.preview(agreement)
    preview = frame.page()
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview.thumbnails.count() >= 1, timeout=10_000)
    assert preview.document.pageCount() >= 1
    assert preview.copies.value() == 3
    prompter.chosen = tmp_path / "协议.pdf"
    preview.save()
    settle(qtbot, frame)
    assert prompter.chosen.read_bytes().startswith(b"%PDF")
    preview.back()
    assert isinstance(frame.page(), DisputePage)


def test_an_empty_form_can_be_shown(qtbot: QtBot, frame: Frame, office: Workplace) -> None:
    frame.go("preview", Target(verb="agreement", part="blank", words="disputes"))
    preview = frame.page()
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview.document.pageCount() >= 1, timeout=10_000)
    assert not preview._blank.isEnabled()


def test_an_empty_form_gets_lines_for_more_parties(qtbot: QtBot, frame: Frame) -> None:
    frame.go("preview", Target(verb="agreement", part="blank", words="disputes"))
    preview = frame.page()
    assert isinstance(preview, PreviewPage)
    for words in ("当事人 2 方", "当事人 3 方", "当事人 4 方"):
        qtbot.waitUntil(lambda w=words: preview.parties.words.text() == w, timeout=10_000)
        assert preview.parties.isVisible()
        preview.parties.more.click()
    settle(qtbot, frame)
    assert preview.parties.words.text() == "当事人 5 方"
    text = "".join(reading.pages(preview._paper.pdf)) if preview._paper else ""
    assert text.count("当事人姓名") == 5
    frame.go("preview", Target(verb="follow_up", part="blank", words="disputes"))
    qtbot.waitUntil(lambda: preview.document.pageCount() >= 1, timeout=10_000)
    assert not preview.parties.isVisible()


def test_a_paper_that_does_not_exist_is_refused_in_words(
    qtbot: QtBot, frame: Frame, case: str, page: DisputePage
) -> None:
    frame.go("preview", Target(record=case, verb="agreement", words="dispute"))
    preview = frame.page()
    assert isinstance(preview, PreviewPage)
    settle(qtbot, frame)
    assert preview.bar.text
    assert not preview._print.isEnabled()


@pytest.mark.parametrize("width", [900, 1366])
def test_a_page_is_seen_in_its_whole_width(qtbot: QtBot, frame: Frame, width: int) -> None:
    frame.resize(width, 768)
    frame.go("preview", Target(verb="agreement", part="blank", words="disputes"))
    preview = frame.page()
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: preview.thumbnails.count() >= 1, timeout=10_000)
    qtbot.waitUntil(lambda: preview.pages.verticalScrollBar().maximum() > 0, timeout=10_000)
    assert preview.pages.horizontalScrollBar().maximum() == 0
