"""The office's own books: tasks, seals, mail, service of papers, duty, briefs, honours, training, study.

Of each table its columns in order (``!`` is never empty, ``#`` is a whole number) and what it is
read by.
"""

from sifasuo_desktop.store.schema.told_tables import FOOT, HEAD, make_tables

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


# name, columns, indexes
TABLES = (
    (
        "r_task",
        f"{HEAD} received_on! given_by! matter! sort doc_no mail assigned_to due_on content "
        f"feedback_on feedback closed_on {FOOT}",
        "assigned_to due_on given_by mail matter received_on register_no state",
    ),
    (
        "r_seal_use",
        f"{HEAD} used_on! seal! committee document! doc_no copies!# sent_to applicant! approver! "
        f"keeper mail remark {FOOT}",
        "applicant approver committee copies document mail register_no seal state used_on",
    ),
    (
        "r_mail",
        f"{HEAD} direction! moved_on! party! doc_no subject! written_on copies# handler due_on "
        f"opinion secret# done_on result filed_on volume {FOOT}",
        "direction doc_no handler moved_on party register_no state subject",
    ),
    (
        "r_service_of_process",
        f"{HEAD} matter! dispute correction paper! doc_no copies# recipient! address way! "
        "sent_on! post_no server served_on received_by relation witness remark failed_on failure "
        f"{FOOT} sort_recipient",
        "correction dispute paper register_no sent_on served_on server sort_recipient state way",
    ),
    (
        "r_duty",
        f"{HEAD} day! shift! sitter! role firm phone place village callers# calls# matters "
        f"{FOOT} sort_sitter",
        "callers day place register_no role shift sort_sitter state village",
    ),
    (
        "r_brief",
        f"{HEAD} written_on! headline! sort! author sent_to text adopted_on adopted_by {FOOT}",
        "adopted_on author headline register_no sort state written_on",
    ),
    (
        "r_honour",
        f"{HEAD} awarded_on! name! level! receiver! person awarded_by! doc_no deeds {FOOT} "
        "sort_name",
        "awarded_by awarded_on level person receiver register_no sort_name state",
    ),
    (
        "r_training",
        f"{HEAD} part! course! subject! level starts_on! ends_on hours# people!# organiser "
        f"lecturer place trainees content {FOOT}",
        "course ends_on part people register_no starts_on state subject",
    ),
    (
        "r_study_law",
        f"{HEAD} held_on! form! meeting! topic! people!# speaker place summary {FOOT}",
        "form held_on meeting people register_no speaker state topic",
    ),
)


def upgrade() -> None:
    make_tables((name, "", columns, indexes) for name, columns, indexes in TABLES)
