"""The first ledgers: 普法活动, 专项行动, 问题线索, 企业, 企业走访 with what was found.

Of each table its columns in order (``!`` is never empty, ``#`` is a whole number) and what it is
read by.
"""

from sifasuo_desktop.store.schema.told_tables import FOOT, HEAD, make_tables

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


# name, parent, columns, indexes
TABLES = (
    (
        "r_campaign",
        "",
        f"{HEAD} name! starts_on! ends_on source keeper matters ended_on outcome {FOOT}",
        "ends_on name register_no starts_on state",
    ),
    (
        "r_issue",
        "",
        f"{HEAD} found_on! domain! object! description! found_by source campaign village "
        "person visit level assigned_to assigned_on due_on demand put_off rectified_on "
        "measures sent_back verified_on verified_by finding closed_on approved_by "
        f"{FOOT}",
        "assigned_to campaign domain due_on found_on level object person register_no "
        "state village visit",
    ),
    (
        "r_enterprise",
        "",
        f"{HEAD} name! credit_code listed_on! industry scale legal_person contact phone "
        f"village address key# remark {FOOT} sort_name",
        "credit_code industry key listed_on register_no sort_name state village",
    ),
    (
        "r_enterprise_visit",
        "",
        f"{HEAD} enterprise! firm visited_on! mode! visitors! received_by items! "
        f"self_check# campaign advice {FOOT}",
        "campaign enterprise firm mode register_no state visited_on visitors",
    ),
    (
        "r_enterprise_finding",
        "r_enterprise_visit.id",
        f"position# void_reason aspect! problem! advised solved_on issue {FOOT}",
        "issue root",
    ),
    (
        "r_publicity",
        "",
        f"{HEAD} held_on! theme! place! village forms! audiences! people#! materials# "
        f"occasion laws organiser partners speaker cost# campaign summary {FOOT}",
        "campaign held_on materials people place register_no state theme village",
    ),
)


def upgrade() -> None:
    make_tables(TABLES)
