"""法治审核（合法性审查）: from the papers handed in to the opinion, what became of it, and the file.

What must be reviewed and the steps follow the practice of Nantong's towns (受理、补正、初审、法律顾问、
复核、出具、采纳反馈、审议、报备、归档); the limits stand in the catalogue of matters. What is a state
secret is refused.
"""

from sifasuo_desktop.domain.figures import equals
from sifasuo_desktop.domain.ledger import Copied, Group, Ledger, Part, Sheet, Tally, View, Wish
from sifasuo_desktop.domain.ledger_flow import Numbered
from sifasuo_desktop.ledgers.review_figures import FIGURES
from sifasuo_desktop.ledgers.review_flow import CONTRACT, STATES, STEPS, TERMS
from sifasuo_desktop.ledgers.review_records import (
    Review,
    ReviewCheck,
    ReviewMaterial,
    ReviewMilestone,
    ReviewOpinion,
    ReviewSupplement,
)

GROUPS = (
    Group(
        title="送审",
        fields=(
            "submitted_on",
            "matter",
            "title",
            "drafting_dept",
            "drafter",
            "phone",
            "urgency",
            "secret",
            "unreviewed",
            "project",
        ),
    ),
    Group(
        title="合同",
        fields=(
            "contract_kind",
            "counterparty",
            "credit_code",
            "amount",
            "term_from",
            "term_to",
            "payment",
            "city_contract_no",
            "collective",
        ),
        where=(CONTRACT,),
    ),
    Group(
        title="审查",
        fields=(
            "complete_on",
            "reviewer",
            "reviewed_on",
            "first_view",
            "counsel",
            "counsel_on",
            "counsel_view",
            "second",
            "second_on",
            "second_view",
            "sent_back",
        ),
    ),
    Group(
        title="出具意见",
        fields=(
            "issued_on",
            "conclusion",
            "output_type",
            "output_no",
            "discussed_in",
            "based_on",
            "opinion",
        ),
    ),
    Group(
        title="反馈、审议和归档",
        fields=(
            "feedback_on",
            "feedback_by",
            "decided_on",
            "decision_meeting",
            "final_no",
            "filed_on",
            "filed_to",
            "archived_on",
            "volume_no",
            "dropped_on",
            "dropped_why",
        ),
    ),
)

MATTER = ("matter", "title", "drafting_dept", "submitted_on", "complete_on")

LEDGER = Ledger(
    record=Review,
    title="法治审核台账",
    word="审核",
    number="审{year}-{seq:04d}",
    dated="submitted_on",
    section="法治审核",
    called=("title",),
    who="drafting_dept",
    flow=STATES,
    steps=STEPS,
    terms=TERMS,
    figures=FIGURES,
    past=("submitted_on",),
    orders=(
        ("submitted_on", "complete_on"),
        ("complete_on", "reviewed_on"),
        ("complete_on", "counsel_on"),
        ("reviewed_on", "second_on"),
        ("complete_on", "issued_on"),
        ("issued_on", "feedback_on"),
        ("decided_on", "filed_on"),
        ("issued_on", "archived_on"),
        ("term_from", "term_to"),
    ),
    copies=tuple(
        Copied(field=here, ref="matter", of=there)
        for here, there in (
            ("matter_name", "name"),
            ("matter_class", "matter_class"),
            ("limit_days", "limit_days"),
            ("least_days", "least_days"),
            ("limit_basis", "limit_basis"),
        )
    ),
    wishes=(
        Wish(field="amount", where=(CONTRACT,)),
        Wish(field="counterparty", where=(CONTRACT,)),
    ),
    numbered=(
        Numbered(
            field="output_no",
            step="issue",
            pattern="{word}审〔{year}〕{seq}号",
            where=(equals("output_type", "letter"),),
        ),
    ),
    parts=(
        Part(record=ReviewMaterial, name="material", among="materials", later=True),
        Part(
            record=ReviewSupplement,
            name="supplement",
            among="supplements",
            past=("asked_on", "completed_on"),
            orders=(("asked_on", "completed_on"),),
            later=True,
        ),
        Part(record=ReviewCheck, name="check", among="checks", later=True),
        Part(
            record=ReviewOpinion,
            name="opinion",
            among="opinions",
            later=True,
            recalled=("clause", "problem", "basis", "suggestion"),
        ),
        Part(record=ReviewMilestone, name="milestone", among="milestones", past=("done_on",)),
    ),
    columns=(
        "register_no",
        "submitted_on",
        "matter_class",
        "title",
        "drafting_dept",
        "conclusion",
        "issued_on",
        "state",
    ),
    register=(
        "register_no",
        "submitted_on",
        "matter_class",
        "title",
        "drafting_dept",
        "issued_on",
        "conclusion",
        "opinions",
        "state",
    ),
    views=(
        View(
            name="contracts",
            title="政府合同审核台账",
            columns=(
                "register_no",
                "title",
                "contract_kind",
                "counterparty",
                "amount",
                "term_to",
                "conclusion",
                "decided_on",
                "filed_on",
            ),
            where=(CONTRACT,),
        ),
        View(
            name="adoption",
            title="审核意见采纳台账",
            columns=(
                "register_no",
                "title",
                "drafting_dept",
                "issued_on",
                "conclusion",
                "opinions",
                "answered",
                "feedback_on",
            ),
        ),
    ),
    tallies=(
        Tally(name="opinions", title="提出意见", part=ReviewOpinion),
        Tally(name="answered", title="已反馈", part=ReviewOpinion, filled="adopted"),
    ),
    cited="both",
    groups=GROUPS,
    sheet=Sheet(title="法治审核登记表", signed=("初审人", "复核人", "所长")),
    sheets=(
        Sheet(
            name="intake",
            title="送审登记表",
            signed=("送审人", "接收人"),
            groups=(
                Group(
                    title="送审",
                    fields=(
                        "matter",
                        "title",
                        "drafting_dept",
                        "submitted_on",
                        "drafter",
                        "phone",
                        "urgency",
                        "complete_on",
                    ),
                ),
                Group(
                    title="合同",
                    fields=("counterparty", "amount"),
                    where=(CONTRACT,),
                ),
            ),
            parts={"material": ("name", "given", "pages")},
        ),
        Sheet(
            name="table",
            title="审核意见表",
            signed=("初审人", "复核人", "所长"),
            since="issued_on",
            groups=(
                Group(title="送审件", fields=MATTER),
                Group(title="审核", fields=("reviewer", "second", "counsel", "based_on")),
                Group(title="审核意见", fields=("conclusion", "opinion", "issued_on")),
            ),
            parts={
                "check": ("item", "found", "remark"),
                "opinion": ("clause", "problem", "basis", "suggestion"),
            },
        ),
        Sheet(
            name="feedback",
            title="审核意见采纳情况反馈单",
            signed=("承办单位（盖章）", "承办人"),
            since="issued_on",
            groups=(
                Group(title="送审件", fields=("title", "drafting_dept", "output_no", "issued_on")),
                Group(title="反馈", fields=("feedback_on", "feedback_by")),
            ),
            parts={"opinion": ("clause", "suggestion", "adopted", "reason")},
        ),
    ),
    place=30,
    order=390,
)
