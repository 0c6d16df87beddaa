"""Quotations and their speakers on sentences of our own."""

from __future__ import annotations

import pytest

from lib.check import check
from lib.extract.quotes.find import find_quotes
from tests.extract.reading import read


def quoted(text: str) -> list[tuple[str, str | None]]:
    """Words and speaker of each quotation; the rows are held against the codebook."""
    reading = read(text)
    rows = find_quotes(reading)
    check("quotes", rows, {reading.article.article_id: reading.article.text})
    return [(row["quote"], row["speaker"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "quote", "speaker"),
    [
        ("“The harvest is lost this year,” Malian farmer Amadou Keïta said.", "The harvest is lost this year", "Amadou Keïta"),
        ('"We want our sons back," said Rosa Quispe, 52.', "We want our sons back", "Rosa Quispe"),
        ("Claudia Sheinbaum called the tariff “a mistake without any basis”.", "a mistake without any basis", "Claudia Sheinbaum"),
        ("Anwar Ibrahim wrote on X: 'We stand with the people of Gaza.'", "We stand with the people of Gaza", "Anwar Ibrahim"),
        ("“The water came at night,” said Sunita Rai, a teacher in Itahari.", "The water came at night", "Sunita Rai"),
        ("« Nous ne partirons pas », said Mayor Luc Perrin.", "Nous ne partirons pas", "Luc Perrin"),
        ("A neighbour shouted: “There are people inside!”", "There are people inside!", "neighbour"),
        ("According to Hakan Fidan, the talks were “open and very frank”.", "open and very frank", "Hakan Fidan"),
        ("Both sides agreed on “a road map for peace”, the African Union said.", "a road map for peace", "African Union"),
        ("Wu Ming accused Tokyo of “stirring up the sea again”, broadcaster CCTV reported.", "stirring up the sea again", "Wu Ming"),
        ("“Nobody warned us,” said one of the survivors, Hawa Touré, from her bed.", "Nobody warned us", "Hawa Touré"),
        ("“I have nothing to hide,” insisted Senator Ramon dela Rosa Lim.", "I have nothing to hide", "Ramon dela Rosa Lim"),
        ("“We were asleep,” said Botswana's Mpho Tau, a guide.", "We were asleep", "Mpho Tau"),
        ("“They came at dawn,” the brother of one of the victims said.", "They came at dawn", "brother of one of the victims"),
        ("“There is a text,” a member of the Omani delegation said.", "There is a text", "member of the Omani delegation"),
        ("Her lawyer, Aisha bint Saleh, said the court had shown “no respect for the law”.", "no respect for the law", "Aisha bint Saleh"),
        ("“The well is dry,” sighs farmer Aminata Sow.", "The well is dry", "Aminata Sow"),
        ("“Nobody is left there,” Oruro Governor Johnny Vedia said.", "Nobody is left there", "Johnny Vedia"),
        (
            "“The river took it all,” Marisol Vega, who had run a shop by the bridge, told Radio Uno.",
            "The river took it all",
            "Marisol Vega",
        ),
        (
            "Eva Lind said at the site that all was lost.\n\n“There was no siren. We ran,” Temur Aliyev, who had a stall on the third row"
            " of the market, told the Kabar news agency.",
            "There was no siren. We ran",
            "Temur Aliyev",
        ),
        ("Lindiwe Moyo is prepared to send doctors “wherever they are needed”.", "wherever they are needed", "Lindiwe Moyo"),
        (
            "Rosa Quispe, a teacher, lost her house. “I heard the water first,” the 41-year-old said in Potosí.",
            "I heard the water first",
            "Rosa Quispe",
        ),
        (
            "Health Secretary, Tomos Rees MP, said:\n\n“No ward will close this winter.”",
            "No ward will close this winter",
            "Tomos Rees",
        ),
        ("Minister of Public Works Rosa Huanca said the dam was “safe for a century”.", "safe for a century", "Rosa Huanca"),
        ("President Eva Lind ordered the army “to open the bridges at once”, her office said.", "to open the bridges at once", "Eva Lind"),
        ("In the words of the mayor, Sipho Dube, “the water belongs to all of us”.", "the water belongs to all of us", "Sipho Dube"),
        (
            "Deputy Minister Juan Sosa wants a vote. It is “much too early for that”, retorted his Chilean colleague, Ana Riquelme.",
            "much too early for that",
            "Ana Riquelme",
        ),
        ("Kenya, Uganda and Ghana called the levy “a very bad trap”.", "a very bad trap", "Kenya, Uganda and Ghana"),
        (
            "Police blamed the Jungle Front, a FARC splinter group. The group urged people to “stay away from the road”.",
            "stay away from the road",
            "Jungle Front",
        ),
        ("President Eva Lind apologised for “a very grave lapse”, the presidency said.", "a very grave lapse", "Eva Lind"),
        (
            "Ivo Petrov, the ombudsman, went to the jail. The UN was silent. “The cells are too full,” his statement read.",
            "The cells are too full",
            "Ivo Petrov",
        ),
        (
            "Mayor Eva Lind set a curfew. Rosa Quispe stayed away; in a letter she demanded “an end to the raids”.",
            "an end to the raids",
            "Rosa Quispe",
        ),
        ("“There are thirty dead,” said Fr. Benoît Kasongo, the parish priest.", "There are thirty dead", "Benoît Kasongo"),
        ("Fisheries Minister Tomasi Vuki spoke of “a black day for the coast”.", "a black day for the coast", "Tomasi Vuki"),
    ],
)
def test_speaker_of_a_passage(text: str, quote: str, speaker: str) -> None:
    assert quoted(text) == [(quote, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers of the “Storm Corps” were seen.",
        "They signed the “Treaty of Friendship and Good Neighbours” in Quito.",
        "She wrote the book “The Wind of Our Fathers” in Dakar.",
        "The workers' union met the teachers' union in Accra.",
        "It was the rebels’ third attack on the miners’ camp.",
    ],
)
def test_titles_names_and_apostrophes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_passage_broken_by_its_cue_is_two() -> None:
    text = "“We will rebuild the school,” Mayor Adaeze Obi said, “but not this year.”"
    assert quoted(text) == [("We will rebuild the school", "Adaeze Obi"), ("but not this year", "Adaeze Obi")]


def test_another_s_clause_does_not_take_the_passage() -> None:
    text = "Nana Addo insisted on “full control of the port”, while union leader Kofi Mensah recalled that a strike “is still possible”."
    assert quoted(text) == [("full control of the port", "Nana Addo"), ("is still possible", "Kofi Mensah")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hakan Fidan said Cairo welcomed any step towards “a fair and lasting truce”.", "Hakan Fidan"),
        ("Lucas Moya said that Ana Sosa had called the tax “a gift to the rich”.", "Lucas Moya"),
        ("TASS said Serbia welcomed “a fair and lasting truce”.", "Serbia"),
    ],
)
def test_whose_judging_words_are_told_by_another(text: str, speaker: str) -> None:
    assert quoted(text)[0][1] == speaker


def test_a_seat_in_brackets_ends_no_sentence() -> None:
    text = "Rep. Ann Lee spoke first.\n\n“They want a photo op,” Rep. Elias Comb (D-Md.) said.\n\n“Not at all,” said Rep. Tom Orr of Ohio."
    assert quoted(text) == [("They want a photo op", "Elias Comb"), ("Not at all", "Tom Orr")]


def test_a_verb_of_the_sentence_before_brings_no_words() -> None:
    text = "“The vote is near,” Ana Sosa said in Quito, where Mayor Ivo Grech also spoke. “Go and vote for us.”"
    assert quoted(text)[1] == ("Go and vote for us", "Ana Sosa")


def test_it_is_the_body_named_before() -> None:
    text = "Mozambique's president met farmers, the presidency said.\n\n“The talks were open and frank,” it said in a statement."
    assert quoted(text) == [("The talks were open and frank", "Mozambican presidency")]


def test_whom_a_speaker_quotes_is_not_the_speaker() -> None:
    text = "“We shall wait,” Prime Minister Ana Brnabić said. “The president has said that he wants to see us on Monday.”"
    assert [speaker for _, speaker in quoted(text)] == ["Ana Brnabić", "Ana Brnabić"]


def test_the_outer_passage_counts_however_nested() -> None:
    text = "“They shouted ‘leave the country’ at us all night,” said Furaha Kabuo."
    assert quoted(text) == [("They shouted ‘leave the country’ at us all night", "Furaha Kabuo")]


def test_the_speaker_runs_on() -> None:
    text = "“The road is open again,” said Governor Ibrahim Musa. “Lorries passed this morning.”"
    assert quoted(text)[1] == ("Lorries passed this morning", "Ibrahim Musa")


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = "Tomás Rueda, a fisherman, said: “The water came at night.\n\n“Nobody had warned us of it.”"
    assert quoted(text) == [("The water came at night", "Tomás Rueda"), ("Nobody had warned us of it", "Tomás Rueda")]


def test_the_next_sentence_s_speaker_is_not_this_one_s() -> None:
    text = "Japan branded the test “an outrage to the whole region.” Russia insisted that it would talk."
    assert quoted(text) == [("an outrage to the whole region", "Japan")]


def test_agency_and_role_stand_beside_the_speaker() -> None:
    reading = read("“Our ships will stay there,” Foreign Minister Penny Wong told the ABC Australia newspaper, Kyodo reported.")
    row = find_quotes(reading)[0]
    assert (row["speaker"], row["speaker_role"]) == ("Penny Wong", "foreign minister")
    assert row["relayed_by"] in ("Kyodo", "ABC Australia")
    assert reading.article.text[row["char_start"] : row["char_end"]] == row["quote"] == row["quote_exact"]
