"""Printing from a real store: the complete example, who may print, what is noted."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sifasuo_desktop.domain.dispute.records import Dispute
from sifasuo_desktop.domain.office.records import Event
from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.kernel.ids import new_id
from sifasuo_desktop.kernel.paths import resources
from sifasuo_desktop.services.acting.playing import play
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.printing import (
    blank_job,
    blank_pdf,
    documents_of,
    gather,
    paper_pdf,
)
from sifasuo_desktop.store.unit_of_work import Author
from tests.clock import FixedClock
from tests.documents import cases, reading
from tests.services.offices import PASSWORD, open_copy, seat

pytestmark = pytest.mark.long

LAST_DAY = date(2026, 9, 10)
NUMBER = "（2026）皋云人调字第018号"
FOOT = re.compile(rf"人民调解(协议书|记录|受理登记表){NUMBER}第\d+页共\d+页")
BODY = """
人民调解协议书
编号：（2026）皋云人调字第018号
当事人姓名 陈志海　性别 男　民族 汉族　年龄 54
职业或职务 瓦工　联系方式 19900000011
单位或住址 如皋市云塘镇柳岸村3组12号（居民身份证号码：320699197111040015）
委托代理人：孙桂芳，女，53岁，系陈志海之妻，特别授权。
当事人姓名 吴长林　性别 男　民族 汉族　年龄 46
职业或职务 个体建筑　联系方式 19900000012
单位或住址 如皋市云塘镇柳岸村9组8号（居民身份证号码：32069919790803005X）
当事人姓名 周国平　性别 男　民族 汉族　年龄 57
职业或职务 农民　联系方式 19900000013
单位或住址 如皋市云塘镇桑园村6组21号（居民身份证号码：320699196805170039）
纠纷主要事实、争议事项：
2025年9月，周国平将其位于如皋市云塘镇桑园村6组的二层住宅翻建工程以包清工方式交由吴长林组织施工，吴长林雇请陈志海等人从事瓦工劳务，日工资260元，由吴长林支付。2025年10月13日8时20分许，陈志海在该工地搭设的脚手架上砌墙时，因脚手架踏板松动，从约3米高处跌落受伤，当日被送往医院住院治疗16天，诊断为左跟骨骨折、腰1椎体压缩性骨折。截至2026年3月20日，共发生医疗费42360元，其中吴长林已垫付20000元。2026年3月，经各方共同委托的司法鉴定机构鉴定，陈志海构成十级伤残，误工期150日、护理期60日、营养期60日。
各方对陈志海在提供劳务过程中受伤的事实及上述票据、鉴定意见无异议。争议事项为：1.赔偿责任如何分担；2.赔偿总额；3.付款期限。
经查，吴长林作为接受劳务一方，未提供安全可靠的作业平台和防护用品，负主要责任；周国平将工程交由不具备相应施工条件的个人施工，存在选任过失，负次要责任；陈志海从事瓦工多年，未佩戴安全带，对损害的发生亦有过错，可减轻对方责任。
经调解，自愿达成如下协议：
一、各方一致确认，因本次事故给陈志海造成的医疗费、后续取内固定治疗费、误工费、护理费、营养费、住院伙食补助费、交通费、残疾赔偿金、精神损害抚慰金、鉴定费等各项损失合计人民币壹拾叁万捌仟元整（¥138,000.00）。
二、上述损失由吴长林承担人民币玖万陆仟陆佰元整（¥96,600.00，占70%），扣除已垫付的人民币贰万元整（¥20,000.00），尚应支付人民币柒万陆仟陆佰元整（¥76,600.00）；由周国平承担人民币壹万叁仟捌佰元整（¥13,800.00，占10%）；其余人民币贰万柒仟陆佰元整（¥27,600.00，占20%）由陈志海自行承担。
三、付款时间：周国平于本协议签订时一次性支付人民币壹万叁仟捌佰元整（¥13,800.00）；吴长林于2026年4月30日前支付人民币叁万陆仟陆佰元整（¥36,600.00），于2026年8月31日前支付人民币肆万元整（¥40,000.00）。
四、吴长林如有任何一期未按期足额支付，陈志海有权就全部未付款项一并要求支付，并可要求自逾期之日起按全国银行间同业拆借中心公布的一年期贷款市场报价利率支付逾期利息。
五、陈志海收到上述全部款项后，本次事故的民事赔偿事宜一次性处理终结，陈志海不得就同一事实再向吴长林、周国平主张民事赔偿。
六、本协议系各方自愿达成，不违反法律、行政法规的强制性规定，不损害国家利益、社会公共利益和他人合法权益。
履行方式、时限
银行转账，收款人：陈志海，开户行及账号由陈志海书面提供，附于卷内；时限见本协议第三条。各方同意自本协议生效之日起三十日内（至2026年5月20日止）共同向如皋市人民法院申请司法确认。
本协议一式 肆 份，当事人、人民调解委员会各持一份。
"""
SIGNED = "当事人（签名盖章或按指印）："


@pytest.fixture(scope="module")
def example(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    """The office after the whole example, from registration to the closing of the file."""
    folder = tmp_path_factory.mktemp("example") / "store"
    workplace = open_copy(template, folder, FixedClock(LAST_DAY))
    steps = json.loads(resources("examples", "agreement_example.json").read_text("utf-8"))
    played = play(workplace, steps)
    assert played.refusal is None
    told = [(step.do, one.code) for step in played.steps for one in step.answer.warnings]
    assert told == [("dispute.confirm", "dispute.confirm_day_needed")]
    assert (played.steps[-1].answer.number, played.steps[-1].answer.state) == (NUMBER, "closed")
    yield workplace
    workplace.close()


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.problems[0].code


def whole_text(pdf: bytes) -> str:
    """All pages without white space, page numbers and what their foot tells."""
    text = FOOT.sub("", reading.by_poppler(pdf))
    for page in range(1, 10):
        text = text.replace(f"—{page}—", "")
    return text


def test_the_printed_agreement_holds_its_full_text(example: Workplace) -> None:
    paper = paper_pdf(example, "agreement", NUMBER)
    text = whole_text(paper.pdf)
    body, *signatures = text.split(SIGNED)
    assert body == "".join(BODY.split())
    assert len(signatures) == 3
    for words in ("（陈志海，代理人孙桂芳）", "（吴长林）", "（周国平）", "记录人（签名）："):
        assert text.count(words) == 1
    assert text.count("人民调解员（签名）：") == 2
    assert text.endswith("（如皋市云塘镇人民调解委员会印章）2026年4月20日")
    assert (paper.title, paper.pages, paper.copies) == ("人民调解协议书", 3, 4)
    assert paper.missing == ()


def test_every_font_of_the_agreement_is_embedded(example: Workplace) -> None:
    listed = reading.fonts(paper_pdf(example, "agreement", NUMBER).pdf)
    assert listed
    assert all(flags == ["yes", "yes", "yes"] for _, *flags in listed)


def test_the_acceptance_sheet_of_the_example(example: Workplace) -> None:
    text = whole_text(paper_pdf(example, "acceptance", NUMBER).pdf)
    expected = (
        "2026年4月2日，人民调解委员会依当事人申请，经当事人同意，"
        "调解陈志海与吴长林、周国平之间的纠纷。纠纷类型：损害赔偿纠纷案件来源：①当事人申请"
        "纠纷简要情况：2025年10月13日，陈志海受吴长林雇请在周国平户建房工地砌墙时从脚手架"
        "跌落受伤，三方就赔偿责任和数额协商不成，申请调解。"
    )
    assert expected in text
    assert "（如皋市云塘镇人民调解委员会印章）2026年4月2日" in text


def test_sessions_and_visits_are_chosen_by_their_place(example: Workplace) -> None:
    first = whole_text(paper_pdf(example, "session", NUMBER, 1).pdf)
    assert "是否申请调解员回避？陈：不申请。吴：不申请。周：不申请。" in first
    assert "调解结果：有待继续调解（约定2026年4月20日再次调解）。" in first
    last = whole_text(paper_pdf(example, "session", NUMBER).pdf)
    assert last == whole_text(paper_pdf(example, "session", NUMBER, 2).pdf)
    assert "调解结果：调解成功，各方自愿达成协议，另制作协议书。" in last
    visit = whole_text(paper_pdf(example, "follow_up", NUMBER).pdf)
    assert "吴长林第三期款4万元已于8月30日转账到账，三方对协议履行情况无异议" in visit
    assert "（丁秀兰）2026年9月2日" in visit
    assert "第一、二笔已到账" in whole_text(paper_pdf(example, "follow_up", NUMBER, 1).pdf)


@pytest.mark.parametrize(
    ("document", "number", "item", "code"),
    [
        ("novel", NUMBER, None, "print.unknown"),
        ("session", NUMBER, 3, "print.item"),
        ("session", NUMBER, 0, "print.item"),
        ("acceptance", NUMBER, 2, "print.item"),
        ("oral_agreement", NUMBER, None, "print.nothing"),
        ("agreement", "（2026）皋云人调字第999号", None, "find.not_found"),
        ("report_notice", NUMBER, None, "find.not_found"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    example: Workplace, document: str, number: str, item: int | None, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        gather(example, document, number, item)
    assert code_of(refused) == code


def test_only_those_with_the_permission_print(example: Workplace) -> None:
    for account in ("reader", "auditor"):
        with pytest.raises(Refused) as refused:
            gather(seat(example, account), "agreement", NUMBER)
        assert code_of(refused) == "act.not_allowed"
    assert gather(seat(example, "mediator"), "agreement", NUMBER).count == 1
    with pytest.raises(Refused) as refused:
        gather(seat(example, "mediator"), "leave_approval", "矫2026-0001")
    assert code_of(refused) == "act.not_readable"


def test_every_print_is_noted_with_its_paper(example: Workplace) -> None:
    with example.store.reading() as reader:
        before = len(reader.every(Event, act="print"))
        (case,) = reader.every(Dispute, file_no=NUMBER)
    gather(seat(example, "clerk"), "session", NUMBER, 1)
    with pytest.raises(Refused):
        gather(example, "session", NUMBER, 9)
    with example.store.reading() as reader:
        noted = reader.every(Event, act="print")
    assert len(noted) == before + 1
    assert (noted[-1].subject, noted[-1].detail) == (case.id, "session")


def test_a_paper_is_made_after_the_store_is_closed(template: Path, tmp_path: Path) -> None:
    workplace = open_copy(template, tmp_path / "store", FixedClock(LAST_DAY))
    kept = cases.correction(name="钱\U0002ebf0", register_no="矫2026-0001")
    author = Author("admin", "test", new_id(workplace.store.randomness))
    workplace.store.write(author, lambda unit: unit.add(kept.replace(id=unit.new_id())))
    job = gather(workplace, "report_notice", "矫2026-0001")
    workplace.close()
    paper = job.render()
    assert paper.pages == 1
    assert paper.copies == 3
    assert paper.missing == ("\U0002ebf0",)


def test_the_list_of_papers_holds_what_one_may_read(example: Workplace) -> None:
    listed = {entry["name"]: entry for entry in documents_of()}
    assert listed["agreement"] == {
        "name": "agreement",
        "title": "人民调解协议书",
        "kind": "dispute",
        "per": "version",
    }
    assert listed["leave_approval"]["per"] == "leave"
    seen = {entry["name"] for entry in documents_of(seat(example, "mediator"))}
    assert "agreement" in seen
    assert "leave_approval" not in seen


def test_a_blank_form_needs_no_store_and_bears_the_only_committee(example: Workplace) -> None:
    assert "（人民调解委员会印章）" in whole_text(blank_pdf("agreement").pdf)
    job = blank_job("agreement", example)
    assert "（如皋市云塘镇人民调解委员会印章）" in whole_text(job.render().pdf)
    with pytest.raises(Refused) as refused:
        blank_pdf("novel")
    assert code_of(refused) == "print.unknown"


PROGRAM = "import sys; from sifasuo_desktop.cli.main import run; sys.exit(run(sys.argv[1:]))"


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *args],
        env={**os.environ, "SIFASUO_PASSWORD": PASSWORD, "PYTHONUTF8": "1"},
        cwd=resources().parent,
        capture_output=True,
        encoding="utf-8",
    )


def test_the_command_line_prints_a_case_it_played(template: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    open_copy(template, store, FixedClock(LAST_DAY)).close()
    options = ("--store", str(store), "--user", "admin", "--today", "2026-09-10", "--json")
    played = run("play", str(resources("examples", "agreement_example.json")), *options)
    assert json.loads(played.stdout)["steps"][-1]["number"] == NUMBER
    out = tmp_path / "agreement.pdf"
    done = run("print", "agreement", NUMBER, "--out", str(out), *options)
    assert json.loads(done.stdout) == {"file": str(out), "pages": 3, "missing": []}
    assert whole_text(out.read_bytes()).startswith("".join(BODY.split()))
    wrong = run("print", "session", NUMBER, "--item", "3", "--out", str(out), *options)
    assert json.loads(wrong.stdout)["error"]["code"] == "print.item"


def test_the_command_line_prints_blank_forms_without_a_store(tmp_path: Path) -> None:
    listed = run("documents", "--json")
    assert {"agreement", "leave_approval"} <= {one["name"] for one in json.loads(listed.stdout)}
    out = tmp_path / "blank.pdf"
    done = run("print", "agreement", "--blank", "--out", str(out), "--json")
    assert json.loads(done.stdout) == {"file": str(out), "pages": 2, "missing": []}
    assert "本协议一式份" in whole_text(out.read_bytes())
    assert run("print", "agreement", "--out", str(out)).returncode == 2
    many = run("print", "agreement", "--blank", "--parties", "8", "--out", str(out), "--json")
    assert json.loads(many.stdout) == {"file": str(out), "pages": 3, "missing": []}
    assert whole_text(out.read_bytes()).count("当事人姓名") == 8
    much = run("print", "agreement", "--blank", "--parties", "13", "--out", str(out), "--json")
    assert much.returncode == 1
    assert json.loads(much.stdout)["error"] == {
        "code": "print.parties",
        "field": "parties",
        "message": "空白表格最多留 12 方当事人的栏。请填 1 至 12；当事人更多的，先登记，再打印带签名表的文书。",
    }
    filled = run("print", "agreement", NUMBER, "--parties", "3", "--out", str(out))
    assert (filled.returncode, filled.stdout) == (2, "")
    assert filled.stderr == "--parties 只用于空白文书，请与 --blank 一起用。\n"
    wrong = run("print", "novel", "--blank", "--out", str(out), "--json")
    assert wrong.returncode == 1
    assert json.loads(wrong.stdout)["error"]["code"] == "print.unknown"
    gone = run("print", "agreement", "--blank", "--out", str(tmp_path / "no" / "x.pdf"))
    assert gone.returncode == 1
