"""What is parsed in parts, and remembered, is what the whole model says."""

import pytest
import spacy

from lib.extract import document
from lib.extract.document import load_model, parse_texts
from lib.extract.version import find_model

#: One text a pitfall: pairs that the ruler knows, entities of several words, entities at both ends, line breaks, no words, no letters.
TEXTS = (
    "Kenya's President William Ruto met the Prime Minister of Ethiopia, Abiy Ahmed, in Addis Ababa on Tuesday, 4 March 2025.",
    "We're gonna leave, let's go. There's nothing; they ain't coming. C'mon, y'all! There were three of 'em.",
    "Between 1,200 and 1,500 people fled Goma last week, the United Nations High Commissioner for Refugees said.\n\nLima\n",
    "The Islamic Republic of Iran Broadcasting\nReuters\n\n",
    "Bogotá",
    "\n",
    " \t\n  the Gulf of Aden  ",
    "“I have had enough,” she'd said. “Having been there, he'd better do what he does.”",
    "\u200f\U0001f600 123 !!! --- (((",
    "",
    "The court in The Hague, on Jan. 3, cost $4.5 million and 20 percent more of the European Union's budget than in 2019.",
)


@pytest.mark.parametrize("copies", [1, 40])
def test_parts_say_what_the_whole_model_says(copies):
    attributes = ("text", "tag_", "pos_", "lemma_", "dep_", "ent_type_", "ent_iob_", "is_sent_start", "idx")
    for whole, parts in zip(spacy.load(find_model()).pipe(TEXTS * copies), parse_texts(TEXTS * copies), strict=True):
        for attribute in attributes:
            assert [getattr(token, attribute) for token in parts] == [getattr(token, attribute) for token in whole], attribute
        assert [token.head.i for token in parts] == [token.head.i for token in whole]


@pytest.mark.parametrize("texts", [[], [""], ["", ""], [" "]])
def test_nothing_is_parsed_as_nothing(texts):
    docs = list(parse_texts(texts))
    assert [doc.text for doc in docs] == texts
    assert not any(doc.ents for doc in docs)


def test_texts_come_back_in_order_and_whole():
    texts = [f"Day {number} in Dakar. " * (number % 7) for number in range(700)]
    assert [doc.text for doc in parse_texts(iter(texts))] == texts


def test_a_model_that_has_met_too_many_words_is_loaded_anew_between_batches(monkeypatch):
    monkeypatch.setattr(document, "_WORDS", 0)
    before, first = load_model(), next(parse_texts(["Rain fell on Suva."]))
    again = next(parse_texts(["Rain fell on Suva."]))
    assert load_model() is not before
    assert first.vocab is not again.vocab
    assert [(token.text, token.lemma_, token.ent_type_) for token in first] == [
        (token.text, token.lemma_, token.ent_type_) for token in again
    ]
