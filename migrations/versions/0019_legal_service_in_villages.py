"""Legal service for the public and the rule of law in villages: contact points of legal aid, remote
notary offices, counsels, villagers who know the law, groups, weak villages, meetings, profiles.

Of each table its columns in order (``!`` is never empty, ``#`` is a whole number) and what it is
read by.
"""

from sifasuo_desktop.store.schema.told_tables import FOOT, HEAD, make_tables

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


# name, parent, columns, indexes
TABLES = (
    (
        "r_aid_point",
        "",
        f"{HEAD} village! village_name opened_on! place service_hours contact! phone "
        f"closed_on close_reason remark {FOOT} sort_village_name sort_contact",
        "opened_on place register_no sort_contact sort_village_name state village",
    ),
    (
        "r_notary_point",
        "",
        f"{HEAD} name! village opened_on! place notary_office contact phone closed_on "
        f"remark {FOOT} sort_name",
        "contact opened_on place register_no sort_name state village",
    ),
    (
        "r_notary_matter",
        "",
        f"{HEAD} name! offered_on! materials stopped_on remark {FOOT} sort_name",
        "offered_on register_no sort_name state stopped_on",
    ),
    (
        "r_notary",
        "",
        f"{HEAD} applicant! id_number phone matter! matter_name purpose point point_name "
        f"booked_on! slot_on slot checked agent told_on lacking handed_on accepted_on "
        f"officer certificate_no issued_on delivery delivered_on ended_on end_reason "
        f"{FOOT} sort_applicant",
        "accepted_on booked_on certificate_no matter matter_name point register_no "
        "slot_on sort_applicant state",
    ),
    (
        "r_counsel",
        "",
        f"{HEAD} client! village lawyer! firm! licence_no phone starts_on! ends_on! fee# "
        f"duties ended_on end_reason {FOOT} sort_client sort_lawyer",
        "ends_on firm register_no sort_client sort_lawyer starts_on state village",
    ),
    (
        "r_counsel_service",
        "",
        f"{HEAD} counsel! lawyer served_on! village mode! matter! hours!# people# dispute "
        f"content! output score# {FOOT} sort_lawyer",
        "counsel dispute matter mode people register_no served_on sort_lawyer state village",
    ),
    (
        "r_law_savvy",
        "",
        f"{HEAD} name! village! listed_on! sex phone role certificate_no trained_on remark "
        f"left_on left_reason {FOOT} sort_name",
        "listed_on register_no sort_name state trained_on village",
    ),
    (
        "r_village_chat",
        "",
        f"{HEAD} name! village! listed_on! members# keeper {FOOT} sort_name",
        "keeper listed_on members register_no sort_name state village",
    ),
    (
        "r_village_chat_check",
        "r_village_chat.id",
        f"position# void_reason seen_on! seen_by found! {FOOT}",
        "root",
    ),
    (
        "r_weak_village",
        "",
        f"{HEAD} village! village_name listed_on! batch listed_by reasons! goals officer "
        f"officer_phone self_on self_result county_on county_result city_on city_result "
        f"sent_back_on sent_back closed_on closed_by {FOOT} sort_village_name",
        "batch closed_on listed_on officer register_no sort_village_name state village",
    ),
    (
        "r_weak_village_visit",
        "r_weak_village.id",
        f"position# void_reason visited_on! visitors! done! {FOOT}",
        "root",
    ),
    (
        "r_weak_village_measure",
        "r_weak_village.id",
        f"position# void_reason measure! keeper done_on issue {FOOT}",
        "root",
    ),
    (
        "r_consultation_meeting",
        "",
        f"{HEAD} held_on! village! topic! people!# chair advisers laws result! adopted! "
        f"carried_out {FOOT}",
        "adopted chair held_on people register_no state topic village",
    ),
    (
        "r_village_profile",
        "",
        f"{HEAD} village! village_name filed_on! tags estates rules_on counsel law_savvy# "
        f"remark {FOOT} sort_village_name",
        "counsel filed_on law_savvy register_no rules_on sort_village_name state village",
    ),
    (
        "r_village_honour",
        "r_village_profile.id",
        f"position# void_reason level! year!# document_no review_due reviewed_on {FOOT}",
        "root",
    ),
)


def upgrade() -> None:
    make_tables(TABLES)
