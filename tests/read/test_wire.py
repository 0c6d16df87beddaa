from datetime import date

import pytest

from lib.read import blocks, read_text
from lib.read.block_rules import RULES
from lib.read.blocks import cut

WIRE = """Miners and ministry meet in Chile as strike enters third week

Workers gather at the gate of a copper mine near Calama on March 4, 2025. (Photo by Jo DIAZ / AFP)
SANTIAGO, Chile — The mining minister met union leaders on Tuesday, officials said.
READ: Copper price climbs to a record
“We will not sign,” said Ana Rojas, who leads the union.
This picture taken on March 4, 2025 and released by the ministry on March 5, 2025 shows the minister at the table. (Photo by Handout / AFP)
Talks go on.
Subscribe to our newsletter
"""


def kinds(article):
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_reads_a_wire_story():
    article = read_text(WIRE)
    assert article.title == "Miners and ministry meet in Chile as strike enters third week"
    assert (article.source, article.published, article.published_basis, article.language) == ("AFP", date(2025, 3, 5), "inferred", "en")
    assert kinds(article) == [
        ("headline", article.title),
        ("caption", "Workers gather at the gate of a copper mine near Calama on March 4, 2025."),
        ("boilerplate", "(Photo by Jo DIAZ / AFP)"),
        ("dateline", "SANTIAGO, Chile —"),
        ("body", "The mining minister met union leaders on Tuesday, officials said."),
        ("link", "READ: Copper price climbs to a record"),
        ("body", "“We will not sign,” said Ana Rojas, who leads the union."),
        (
            "caption",
            "This picture taken on March 4, 2025 and released by the ministry on March 5, 2025 shows the minister at the table.",
        ),
        ("boilerplate", "(Photo by Handout / AFP)"),
        ("body", "Talks go on."),
        ("boilerplate", "Subscribe to our newsletter"),
    ]
    assert article.text.startswith(article.title + "\n\nWorkers gather")


@pytest.mark.parametrize(
    "dateline",
    [
        "ACCRA, Ghana —",
        "LIMA -",
        "NAIROBI, June 19 (AFP):",
        "June 17 (UPI) --",
        "ANKARA –",
        "ASTANA /Kazakhstan/, July 12. -",
        "ASTANA, July 12. /TASS/.",
        "BRASILIA (Reuters) -",
        "NAIROBI, Kenya (AP) —",
        "DAMASCUS:",
        "(AFP)",
        "DAR ES SALAAM, Tanzania (AP) _",
        "AMHERST, N.Y. (AP) --",
        "FLINT, Mich., Oct. 4 (UPI) —",
        "Gaza City, Palestine –",
        "New Delhi:",
        "Port-au-Prince –",
        "Jakarta, March 3 (ANTARA) -",
        "PORT-AU-PRINCE, Haiti, 2 May 2025 (dpa) —",
        "BOGOTÁ (EFE).-",
        "SÃO PAULO, Brazil:",
        "Sana'a [Yemen], March 3 (ANI):",
        "(Beirut) –",
    ],
)
def test_cuts_the_dateline_off(dateline):
    body = "The council met on Monday."
    assert cut(f"{dateline} {body}", first=True) == [
        ("dateline", 0, len(dateline)),
        ("body", len(dateline) + 1, len(dateline) + 1 + len(body)),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO - the alliance of 32 countries - met in Ankara.",
        "Background: The two countries broke off relations in 2016.",
        "Lagos has 15 million people.",
        "UPDATE: The road is open again.",
        "Macron — France's president — met him.",
        "In Cairo, March is warm.",
        "“LIMA: never again,” he said.",
        "Rojas: We will go on with the strike.",
        "IN THE END: Nobody came.",
    ],
)
def test_leaves_other_openings_to_the_body(paragraph):
    assert cut(paragraph, first=True) == [("body", 0, len(paragraph))]


def test_a_dateline_stands_once_and_early():
    article = read_text("Two towns flood\nTULCEA, Romania — The Danube rose.\nGALATI, Romania — It rose there too.")
    assert [kind for kind, _ in kinds(article)] == ["headline", "dateline", "body", "body"]


@pytest.mark.parametrize(
    ("paragraph", "caption", "rest"),
    [
        ("CAPTION: A bridge in Mosul. (Photo: AFP)", "A bridge in Mosul.", "(Photo: AFP)"),
        ("PHOTO: Nurses in Gulu, April 2018 | Image: Daily Monitor", "Nurses in Gulu, April 2018", "Image: Daily Monitor"),
        ("Handout photo: Rescuers in Izmir, July 12, 2025. Photo: AFP", "Rescuers in Izmir, July 12, 2025.", "Photo: AFP"),
        (
            "In a pool photograph released by the palace, two kings shake hands. - AFP",
            "In a pool photograph released by the palace, two kings shake hands.",
            "- AFP",
        ),
        ("PHOTO: Students march in Dhaka on Jan. 11. [YONHAP]", "Students march in Dhaka on Jan. 11.", "[YONHAP]"),
        ("People queue in Harare. [File: Jo Diaz/Reuters]", "People queue in Harare.", "[File: Jo Diaz/Reuters]"),
        ("A market in Lomé. REUTERS/Jo Diaz", "A market in Lomé.", "REUTERS/Jo Diaz"),
        ("A ward in Gulu. [Jo Diaz/Al Jazeera]", "A ward in Gulu.", "[Jo Diaz/Al Jazeera]"),
        ("A clinic in Goma. (AP Photo/Jo Diaz)", "A clinic in Goma.", "(AP Photo/Jo Diaz)"),
        (
            "This picture taken on May 3, 2025 shows a school in Ayacucho.",
            "This picture taken on May 3, 2025 shows a school in Ayacucho.",
            None,
        ),
        ("FILE - The port of Aden in 2019. (AP Photo/Jo Diaz, File)", "The port of Aden in 2019.", "(AP Photo/Jo Diaz, File)"),
    ],
)
def test_cuts_captions_from_labels_and_credits(paragraph, caption, rest):
    pieces = [(kind, paragraph[start:end]) for kind, start, end in cut(paragraph)]
    assert pieces == [("caption", caption), *([("boilerplate", rest)] if rest else [])]


@pytest.mark.parametrize(
    ("kind", "paragraph"),
    [
        ("boilerplate", "Image: REUTERS/Jo Diaz"),
        ("boilerplate", "(Photo by Jo Diaz / AFP)"),
        ("boilerplate", "Photo: AFP"),
        ("boilerplate", "- AFP"),
        ("boilerplate", "Support us on Patreon!"),
        ("boilerplate", "Get our reporting by e-mail and on your phone."),
        ("boilerplate", "Follow us on Telegram"),
        ("boilerplate", "Sign up for the morning letter"),
        ("boilerplate", "© 2025 The Daily Record. All rights reserved."),
        ("boilerplate", "Reporting by Amina Said in Cairo; Editing by John Low"),
        ("boilerplate", "The Associated Press contributed to this report."),
        ("boilerplate", "(END)"),
        ("boilerplate", "(This story has not been edited by our staff.)"),
        ("boilerplate", "[Jo Diaz/Al Jazeera]"),
        ("boilerplate", "By Amina Said and John Low in Cairo"),
        ("boilerplate", "Published: 3 March 2025, 10:15"),
        ("boilerplate", "* * *"),
        ("link", "READ ALSO: Ministers agree on cocoa price"),
        ("link", "Read more: The river in numbers"),
        ("link", "SEE ALSO: Maps of the flood"),
        ("link", "RELATED: Ten years of drought"),
        ("link", "Also read"),
        ("link", "More on this"),
        ("link", "Watch: The dam from above"),
        ("body", "Support for the truce grew in Bogotá, a poll found."),
        ("body", "Reporting from the front is banned, the Red Crescent said."),
        ("body", "The Associated Press reported a blast in Karachi."),
        ("body", "Read aloud in court in Tunis, the letter named four officers."),
        ("body", "By Monday the rebels had left Goma."),
        ("body", "So said the Korean Central News Agency (KCNA)."),
        ("body", "Pictures of the dead were shown to families in Mosul."),
        ("body", "In this country, photographs are banned in court."),
    ],
)
def test_tells_page_and_story_apart(kind, paragraph):
    assert cut(paragraph) == [(kind, 0, len(paragraph))]


def test_cuts_a_sign_off_from_a_body():
    paragraph = "Nobody was hurt. (Reporting by Jo Diaz; Editing by Al Low)"
    assert cut(paragraph) == [("body", 0, 16), ("boilerplate", 17, len(paragraph))]


def test_text_without_headline_is_body_whole():
    article = read_text("Macron received Ruto in Paris on Monday.")
    assert kinds(article) == [("body", "Macron received Ruto in Paris on Monday.")]
    assert article.title == "Macron received Ruto in Paris on Monday"
    article = read_text("LIMA, May 3 (EFE) - Miners met on Friday.\nThey agreed.")
    assert [kind for kind, _ in kinds(article)] == ["dateline", "body", "body"]


def test_joins_wrapped_lines():
    article = read_text(
        "Dam holds\n\nThe dam above the town of Kariba on the Zambezi\nheld on Friday night, the governor of the province\nsaid.\n\n"
        "Nobody was hurt in the villages along the river\nor in town."
    )
    assert kinds(article)[1:] == [
        ("body", "The dam above the town of Kariba on the Zambezi held on Friday night, the governor of the province said."),
        ("body", "Nobody was hurt in the villages along the river or in town."),
    ]


def test_dateline_on_a_line_of_its_own():
    article = read_text("Dam holds\n\nLUSAKA, Zambia (AP) _\n\nThe dam held on Friday.")
    assert [kind for kind, _ in kinds(article)] == ["headline", "dateline", "body"]


def test_a_story_run_together_is_no_caption():
    paragraph = "The dam held on Friday. " * 80 + "(AP Photo/Jo Diaz)"
    assert [kind for kind, _, _ in cut(paragraph)] == ["body", "boilerplate"]


def test_short_lines_stay_apart():
    article = read_text("Dam holds\n2025-03-04 10:15\nKARIBA, Zambia - The dam held")
    assert [kind for kind, _ in kinds(article)] == ["headline", "body", "dateline", "body"]


def test_source_is_unknown_where_nothing_tells():
    article = read_text("Dam holds\nThe dam held on Friday, Reuters reported.")
    assert (article.source, article.published, article.published_basis) == ("unknown", None, None)


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("RABAT (AFP) — The king left.\nA square. (Photo by Jo Diaz / AP)", "AFP"),
        ("The port reopened. [YONHAP]", "Yonhap"),
        ("The port reopened.\n(Xinhua/Li Na)", "Xinhua"),
        ("The port reopened. - Agence France-Presse", "AFP"),
    ],
)
def test_source_from_dateline_or_credit(body, source):
    assert read_text(f"Port reopens\n{body}").source == source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_is_not_searched_would_not_have_been_found(rule, monkeypatch):
    paragraphs = [
        form(words) for words in (rule.matches, rule.rejects) for form in (str, str.upper, "PHOTO: {}".format, "It fell. {}".format)
    ]
    quick = [cut(paragraph, first=True) for paragraph in paragraphs]
    monkeypatch.setattr(blocks, "SIGNS", {})
    assert [cut(paragraph, first=True) for paragraph in paragraphs] == quick


def test_signs_are_those_of_rules():
    assert blocks.SIGNS.keys() <= {rule.name for rule in RULES}
