"""Legality review: the catalogue of matters, the lists, the reviews with their parts.

Of each table its columns in order (``!`` is never empty, ``#`` is a whole number) and what it is
read by.
"""

import sqlalchemy as sa
from alembic import op

from sifasuo_desktop.store.schema.told_tables import FOOT, HEAD, make_tables

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


# name, parent, columns, indexes
TABLES = (
    (
        "r_review_matter",
        "",
        f"{HEAD} name! matter_class! limit_days#! least_days# limit_basis must# listed_on! "
        f"remark {FOOT} sort_name",
        "least_days limit_days matter_class must register_no sort_name state",
    ),
    (
        "r_review_checklist",
        "",
        f"{HEAD} name! use! matter_class! contract_kind source listed_on! {FOOT} sort_name",
        "contract_kind matter_class register_no sort_name state use",
    ),
    (
        "r_review_checklist_item",
        "r_review_checklist.id",
        f"position# void_reason item! {FOOT}",
        "root",
    ),
    (
        "r_review",
        "",
        f"{HEAD} submitted_on! matter! matter_name matter_class limit_days# least_days# "
        "limit_basis title! drafting_dept! drafter phone urgency secret# unreviewed# "
        "project contract_kind counterparty credit_code amount# term_from term_to payment "
        "city_contract_no collective# complete_on counsel counsel_on counsel_view reviewer "
        "reviewed_on first_view second second_on second_view sent_back discussed_in "
        "issued_on conclusion output_type output_no based_on opinion feedback_on "
        "feedback_by decided_on decision_meeting final_no dropped_on dropped_why filed_on "
        f"filed_to archived_on volume_no {FOOT} sort_drafting_dept",
        "conclusion issued_on matter matter_class register_no sort_drafting_dept state "
        "submitted_on title",
    ),
    (
        "r_review_material",
        "r_review.id",
        f"position# void_reason name! given pages# {FOOT}",
        "root",
    ),
    (
        "r_review_supplement",
        "r_review.id",
        f"position# void_reason asked_on! lacking! completed_on {FOOT}",
        "root",
    ),
    (
        "r_review_check",
        "r_review.id",
        f"position# void_reason item! found remark {FOOT}",
        "root",
    ),
    (
        "r_review_opinion",
        "r_review.id",
        f"position# void_reason clause! problem! basis suggestion! adopted reason {FOOT}",
        "root",
    ),
    (
        "r_review_milestone",
        "r_review.id",
        f"position# void_reason what! due_on! done_on note {FOOT}",
        "root",
    ),
)


def upgrade() -> None:
    make_tables(TABLES)
    for name in ("doc_word", "review_word"):
        op.add_column("r_office", sa.Column(name, sa.Text))
