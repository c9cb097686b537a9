"""What a review keeps out, what it calls itself, and what it proposes from before."""

from dataclasses import replace

import pytest

from sifasuo_desktop.domain.refusal import Refused
from sifasuo_desktop.services.office.drafts import drafts, keep_draft
from sifasuo_desktop.services.office.workplace import Workplace
from sifasuo_desktop.services.paper.own_words import paper_in_words_of
from sifasuo_desktop.services.paper.printing import gather
from sifasuo_desktop.services.reading.finding import find
from sifasuo_desktop.services.reading.recalled import recalled
from tests.services.test_reviews import CLAUSE, accepted, handed_in

PLACE = "act|review.add|"


def test_nothing_of_a_secret_document_is_kept(clerk: Workplace) -> None:
    typed = {"values": handed_in(title="养犬管理办法")}
    assert keep_draft(clerk, PLACE, "登记审核件", typed)
    assert [one.place for one in drafts(clerk)] == [PLACE]
    with pytest.raises(Refused) as told:
        keep_draft(clerk, PLACE, "登记审核件", {"values": handed_in(secret=True)})
    assert [(one.code, one.field) for one in told.value.problems] == [("value.secret", "secret")]
    assert drafts(clerk) == ()
    with pytest.raises(Refused) as refused:
        clerk.act("review.add", handed_in(secret=True))
    assert [(one.code, one.field) for one in refused.value.problems] == [("value.secret", "secret")]
    assert find(clerk, "review").total == 0


def test_papers_bear_the_word_the_office_uses(clerk: Workplace) -> None:
    ref = accepted(clerk, handed_in())
    paper = gather(clerk, "review_sheet", ref).content
    assert paper.title == "法治审核登记表"
    own = replace(clerk.office(), review_word="合法性审查")
    assert paper_in_words_of(own, paper).title == "合法性审查登记表"
    assert paper_in_words_of(replace(own, review_word=None), paper).title == "法治审核登记表"


def test_an_opinion_written_before_is_found_by_its_words(clerk: Workplace) -> None:
    ref = accepted(clerk, handed_in())
    examined = {"review": ref, "reviewer": "沈知秋", "reviewed_on": "2026-04-10"}
    clerk.act("review.examine", {**examined, "opinions": [CLAUSE]})
    (found,) = recalled(clerk, "review_opinion", "收费")
    assert found.values == CLAUSE
    assert recalled(clerk, "review_opinion", "没有这样的话") == ()
    assert recalled(clerk, "review_check", "主体") == ()
