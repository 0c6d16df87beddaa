"""Personnel: what is claimed about numbers of people, by whom and when; each claim for itself, never a sum."""

import streamlit as st

from lib.ui.claims import ask_status, keep_statuses, read_claims, say_vague, show_reports
from lib.ui.claims_figure import show_claims
from lib.ui.disagreement import show_conflicts
from lib.ui.figure import show_table
from lib.ui.page import begin, nothing, split
from lib.ui.parts import show_parts
from lib.ui.readings import show_readings
from lib.ui.selection import picked

NO_SUM = (
    "These claims are not added up: they overlap, repeat and contradict each other (a part may be counted in a total, and "
    "two officials may speak of the same people), so a sum would be a number that nobody has claimed."
)
COLUMNS = {
    "status": "Status",
    "count": "Number",
    "unit": "Who is counted",
    "force_name": "Whose people",
    "claimant": "Claimed by",
    "relayed_by": "Carried by",
    "place": "Where",
    "date_start": "From",
    "date_end": "To",
    "source": "Source",
    "published": "Published",
    "reports": "Reports",
    "sentence": "Sentence",
}

facts = begin("How many people, according to whom")
claims = read_claims(facts, "claims")
if claims.empty:
    nothing("No claim about a number of people passes these filters.", "Widen them to see the claims.")
st.markdown(NO_SUM)


@st.fragment
def draw() -> None:
    wanted = ask_status(facts)
    shown = keep_statuses(claims, wanted)
    if shown.empty:
        st.info("No such claim passes the filters. Pick another status, or none to see all.", icon=":material/filter_alt:")
        return
    chosen = next(iter(picked("personnel", list(shown["claim_id"]), "claim")), None)
    wide, beside = split()
    with wide:
        show_claims(facts, shown, wanted, chosen)
        say_vague(shown, facts)
    with beside:
        show_reports(facts, shown[shown["claim_id"] == chosen], ("count", "unit"), level=2)
    show_table(shown, COLUMNS, facts.filters, key="personnel-table", alt="Claims about numbers of people")


draw()
show_readings(facts)
show_parts(facts)
show_conflicts(facts)
