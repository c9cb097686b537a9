"""行政和综治 of the office, and its own file: what the ledgers of 依法行政, 综治和信访 and 所情档案 keep.

Of each table its columns in order (``!`` is never empty, ``#`` is a whole number) and what it is
read by.
"""

from sifasuo_desktop.store.schema.told_tables import FOOT, HEAD, make_tables

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


# name, parent, columns, indexes
TABLES = (
    (
        "r_meeting",
        "",
        f"{HEAD} held_on! meeting_type! session! attendee! place minutes_no note {FOOT}",
        "attendee held_on meeting_type register_no session state",
    ),
    (
        "r_meeting_item",
        "r_meeting.id",
        f"position# void_reason topic! opinion adopted review {FOOT}",
        "root",
    ),
    (
        "r_norm_doc",
        "",
        f"{HEAD} title! doc_no issued_on! valid_until drafted_by published_on "
        "published_where cleared_on cleared_why kept_until amended_on amended_no ended_on "
        f"{FOOT}",
        "doc_no issued_on published_on register_no state title valid_until",
    ),
    (
        "r_admin_risk",
        "",
        f"{HEAD} found_on! domain! object! people# body village found_by campaign "
        f"description! level keeper next_review measure ended_on became outcome {FOOT}",
        "became campaign domain found_on keeper level next_review object people "
        "register_no state village",
    ),
    (
        "r_admin_risk_meeting",
        "r_admin_risk.id",
        f"position# void_reason held_on! attended! decided! {FOOT}",
        "root",
    ),
    (
        "r_recon_transfer",
        "",
        f"{HEAD} received_on! applicant! id_number phone agent respondent! act! known_on "
        "materials request received_by sent_on sent_to acknowledged_on acknowledged_by "
        f"{FOOT} sort_applicant",
        "acknowledged_on act received_on register_no respondent sent_on sort_applicant state",
    ),
    (
        "r_admin_case",
        "",
        f"{HEAD} case_type! case_no handled_by! claimant! body! act! served_on! "
        "accepted_on simple# keeper village previous hearing_on replied_on reply heard_on "
        "attendance attended_by result paper ruled_on concluded_on corrected# lost# "
        f"lessons {FOOT} sort_claimant",
        "act case_no case_type hearing_on previous register_no served_on sort_claimant "
        "state village",
    ),
    (
        "r_enforcement_check",
        "",
        f"{HEAD} unit! planned_on! mode! subject! campaign checked_on checkers files# "
        f"findings letter_no letter_on reply_by replied_on reply closed_on {FOOT}",
        "campaign checked_on files mode planned_on register_no reply_by state unit",
    ),
    (
        "r_enforcement_problem",
        "r_enforcement_check.id",
        f"position# void_reason file_no problem! advised rectified_on issue {FOOT}",
        "issue root",
    ),
    (
        "r_joint_consultation",
        "",
        f"{HEAD} held_on! topic! host recorded_by village dispute participants! cases! "
        f"opinion {FOOT}",
        "dispute held_on host register_no state topic village",
    ),
    (
        "r_consultation_task",
        "r_joint_consultation.id",
        f"position# void_reason task! who! due_on done_on outcome {FOOT}",
        "root",
    ),
    (
        "r_petition",
        "",
        f"{HEAD} channel! received_on! source_no petitioner phone people# village topic! "
        "content demand due_on dispute handler accepted_on extended_on extended_why "
        f"replied_on reply closed_on satisfied returned_on returned_why {FOOT} "
        "sort_petitioner",
        "channel dispute due_on received_on register_no sort_petitioner source_no state "
        "topic village",
    ),
    (
        "r_staff_member",
        "",
        f"{HEAD} name! sex id_number born_on nation politics phone education degree school "
        "major qualified# establishment! post! rank also duties joined_on! lent_to "
        f"left_on left_why {FOOT} sort_name",
        "duties education establishment joined_on post register_no sort_name state",
    ),
    (
        "r_premises",
        "",
        f"{HEAD} name! use! used_since! independent# nature! area# owned_by investor cost# "
        f"built_on address given_up_on remark {FOOT}",
        "area name nature register_no state use used_since",
    ),
    (
        "r_equipment",
        "",
        f"{HEAD} name! sort! pieces# got_on! asset_no cost# source keeper place "
        f"scrapped_on scrapped_why {FOOT}",
        "asset_no got_on keeper name pieces register_no sort state",
    ),
    (
        "r_fund",
        "",
        f"{HEAD} name! granted_on! year source! level! amount#! budgeted# paper use {FOOT}",
        "amount granted_on level name register_no source state year",
    ),
    (
        "r_office_rule",
        "",
        f"{HEAD} name! made_on! paper keeper posted# revised_on content ended_on {FOOT}",
        "made_on name paper posted register_no revised_on state",
    ),
)


def upgrade() -> None:
    make_tables(TABLES)
