"""Whom a claimant speaks for, by office; and who stands for nobody but himself."""

import pandas as pd
import pytest

from lib.views.voices import find_country, list_speakers, name_voice, rank_voices


@pytest.mark.parametrize(
    ("claimant", "code"),
    [
        ("Kenya", "KEN"),
        ("Nairobi", "KEN"),
        ("Kenyan police", "KEN"),
        ("Sudan's military", "SDN"),
        ("the Sudanese army", "SDN"),
        ("Philippine Coast Guard officials", "PHL"),
        ("Ministry of Health of Chad", "TCD"),
        ("Pentagon", "USA"),
        ("UK MoD", "GBR"),
        ("Sergey Lavrov", "RUS"),
        ("Kenyan police and Kenyan officials", "KEN"),
    ],
)
def test_an_office_speaks_for_its_country(claimant, code):
    assert find_country(claimant) == code


@pytest.mark.parametrize(
    "claimant",
    [
        "The New York Times",
        "Reuters",
        "NATO",
        "Hezbollah",
        "Mark Rutte",  # listed for an alliance and, before, for a country
        "Barack Obama",  # holds no office now
        "a Kenyan witness",
        "Kenyan farmers",
        "officials",
        "Kenyan officials and Haitian police",
        "Ukrainian officials and Western security sources",
        "",
    ],
)
def test_others_speak_for_themselves(claimant):
    assert find_country(claimant) is None
    assert name_voice(claimant or None) == claimant


def test_voices_come_by_the_number_of_their_claims_each_counted_once():
    rows = [("c1", "Nairobi"), ("c1", "Kenyan police"), ("c2", "AFP"), ("c3", "AFP"), ("c4", "Kenya"), ("c5", None), ("c6", "Kenya")]
    personnel = pd.DataFrame(rows, columns=["claim_id", "claimant"])
    assert rank_voices(personnel, by_country=True) == ["Kenya", "AFP"]
    assert rank_voices(personnel, by_country=False) == ["AFP", "Kenya", "Kenyan police", "Nairobi"]


def test_who_speaks_for_a_country_is_listed_by_the_number_of_claims():
    claims = pd.DataFrame(
        [("Kenya", "Nairobi"), ("Kenya", "Kenyan police"), ("Kenya", "Kenyan police"), ("AFP", "AFP"), ("", None)],
        columns=["voice", "claimant"],
    )
    assert list_speakers(claims, ["Haiti", "Kenya"]) == {"Kenya": ["Kenyan police", "Nairobi"]}
