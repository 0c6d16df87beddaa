"""Whether a verb or noun tells of something held, planned, cancelled, denied or only proposed."""

import pytest

from lib.extract.document import load_model
from lib.extract.syntax.modality import status_of_noun, status_of_verb

VERBS = [
    ("Ruto met Kagame in Kigali on Monday.", "met", "held"),
    ("Ruto will meet Kagame in Kigali on Friday.", "meet", "planned"),
    ("Ruto is to meet Kagame on Friday.", "meet", "planned"),
    ("Ruto is due to meet Kagame on Friday.", "meet", "planned"),
    ("Ruto is scheduled to meet Kagame on Friday.", "meet", "planned"),
    ("Ruto plans to meet Kagame on Friday.", "meet", "planned"),
    ("Ruto is expected to meet Kagame on Friday.", "meet", "planned"),
    ("Ruto did not meet Kagame.", "meet", "denied"),
    ("Ruto refused to meet Kagame.", "meet", "denied"),
    ("Ruto could meet Kagame soon.", "meet", "proposed"),
    ("Ruto offered to meet Kagame.", "meet", "proposed"),
    ("Ruto said he was ready to meet Kagame.", "meet", "proposed"),
    ("The office said Ruto would meet Kagame on Friday.", "meet", "planned"),
    ("Ruto would like to receive Kagame.", "receive", "proposed"),
    ("Ruto had met Kagame before.", "met", "held"),
    ("Ruto has been meeting Kagame in Kigali.", "meeting", "held"),
    ("Meeting Kagame in Kigali, Ruto praised him.", "Meeting", "held"),
    ("After meeting Kagame, Ruto flew home.", "meeting", "held"),
    ("The envoy is said to have met Kagame in May.", "met", "held"),
    ("Ruto was to have met Kagame in Kigali.", "met", "cancelled"),
    ("Ruto flew on to Kigali to meet Kagame.", "meet", "held"),
    ("Ruto's meeting with Kagame was put on hold.", "put", "cancelled"),
    ("Ruto had been expected in Kigali on Monday.", "expected", "cancelled"),
    ("Ruto had planned to meet Kagame on Monday.", "meet", "cancelled"),
    ("Ruto had agreed to meet Kagame on Monday.", "meet", "planned"),
    ("Ruto was to meet Kagame on Monday; that trip has been postponed.", "meet", "cancelled"),
    ("Ruto was due to meet Kagame on Monday. The meeting was called off at noon.", "meet", "cancelled"),
    ("Ruto was due to meet Kagame on Monday but stayed away.", "meet", "cancelled"),
    ("Ruto is to meet Kagame on Monday. The match in Lagos was called off.", "meet", "planned"),
    ("Ruto met Kagame on Monday. The trip to Lagos was called off.", "met", "held"),
]
NOUNS = [
    ("Ruto held talks with Kagame.", "talks", "held"),
    ("Ruto will hold talks with Kagame.", "talks", "planned"),
    ("The talks with Kagame were cancelled.", "talks", "cancelled"),
    ("The summit between Lula and Xi Jinping was called off on Friday.", "summit", "cancelled"),
    ("Talks there with Kagame, set for the same day, were called off.", "Talks", "cancelled"),
    ("The talks with Kagame dragged on and a dinner was cancelled.", "talks", "held"),
    ("An envoy who was to fly in for talks with Kagame has stayed away.", "talks", "cancelled"),
    ("Ruto postponed his visit to Kigali.", "visit", "cancelled"),
    ("No meeting took place between Ruto and Kagame.", "meeting", "denied"),
    ("Ruto proposed talks with Kagame.", "talks", "proposed"),
    ("Ruto called for talks with Kagame.", "talks", "proposed"),
    ("Talks between Ruto and Kagame are scheduled for Friday.", "Talks", "planned"),
    ("Talks between Ruto and Kagame are due to begin on Friday.", "Talks", "planned"),
    ("Talks between Ruto and Kagame began on Friday.", "Talks", "held"),
    ("At talks with Kagame he praised trade.", "talks", None),
    ("Talks with Kagame were put on ice.", "Talks", "cancelled"),
    ("Ruto called off the planned talks with Kagame.", "talks", "cancelled"),
    ("The planned talks with Kagame were put on ice.", "talks", "cancelled"),
    ("They agreed to stop firing, after talks with Kagame.", "talks", None),
    ("During a visit to Kigali, Ruto praised trade.", "visit", None),
    ("Ruto denied a meeting with Kagame.", "meeting", "denied"),
    ("Ruto ruled out a meeting with Kagame.", "meeting", "denied"),
    ("He praised the upcoming talks with Kagame.", "talks", "planned"),
    ("The meeting with Trump is set for Friday.", "meeting", "planned"),
    ("A summit is planned in Baku next week.", "summit", "planned"),
    ("Ruto arrived in Kigali for talks with Kagame.", "talks", None),
    ("Ruto will travel to Kigali for talks with Kagame.", "talks", "planned"),
]


def find_token(sentence: str, word: str):
    return next(token for token in load_model()(sentence) if token.text == word)


@pytest.mark.parametrize(("sentence", "verb", "status"), VERBS)
def test_status_of_verb(sentence, verb, status):
    assert status_of_verb(find_token(sentence, verb)) == status


@pytest.mark.parametrize(("sentence", "noun", "status"), NOUNS)
def test_status_of_noun(sentence, noun, status):
    assert status_of_noun(find_token(sentence, noun)) == status
