"""Under which names a place is found, and which of them is shown."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from lib.gazetteer.kinds import GENERIC, split_type
from lib.gazetteer.names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lib.gazetteer.sources import Division

#: Countries whose GeoNames names are scholarly transliterations ("Ḩalab", "Kurskaya oblast'"), not the spellings of the English press.
TRANSLITERATED = frozenset(
    "AE AF AM BD BG BH BT BY CN DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MR NP OM PK PS QA RU "
    "SA SD SO SY TD TH TJ TN TW UA UZ YE".split()
)
_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|ad|adh|an|az|ath|aş) (?=\w{4})")
_ENGLISH_TYPE = re.compile(
    r" (?:Oblast|Krai|Republic|Governorate|Province|Prefecture|Region|County|District|State|Department|Emirate|Regency|Municipality)$"
)
#: Words of other languages that say which kind a division is, before its name, and the English word.
_FOREIGN_TYPES = {
    "Province": r"Provincia(?: d[eo]s?l?)?|Província d[eo]|Provincie|Wilaya(?: d[eu])?|Wilayat",
    "Department": r"Departamento(?: del?)?|Département(?: d[eu])?",
    "Regency": "Kabupaten",
    "District": r"Distrito(?: del?)?|District d[eu]|Daerah|Huyện",
    "Municipality": r"Municipio(?: del?)?|Município d[eo]",
    "Region": r"Région(?: d[eu])?|Región(?: del?)?",
    "State": r"Estado(?: del?)?",
}
_FOREIGN_TYPE = re.compile("|".join(f"(?P<{english}>{words})" for english, words in _FOREIGN_TYPES.items()))
# Anything but Latin letters (to the end of Extended-B, and the additional ones) and the marks that stand among them.
_FOREIGN = re.compile("[^\u0000-\u024f\u1e00-\u1effʻʼ’‘–]")
_MIN_LETTERS = 3
_UKRAINIAN = re.compile(r"(?<=[a-z])y([iaeu])")
_SIGNS = dict.fromkeys(map(ord, "‘’ʻʼʹ"))


def town_names(name: str, alternates: Iterable[str], country: str) -> Iterator[tuple[str, int]]:
    """Folded names of a town with how far they are from its own: 0 its own, 1 a spelling, 2 another name.

    Transcriptions into syllables and airport codes are left out.

    >>> sorted(town_names("Kyiv", ["Kiev", "Kænugarður", "ji fu", "IEV", "Київ", "Civitas"], "UA"))
    [('civitas', 2), ('kaenugardur', 1), ('kiev', 1), ('kyiv', 0)]
    """
    own = fold_name(name)
    seen = {own}
    yield own, 0
    initial = _ARTICLE.sub("", own)[:1]
    for folded in _fold_all(alternates):
        if folded not in seen and len(folded) >= _MIN_LETTERS:
            seen.add(folded)
            yield folded, 1 if _ARTICLE.sub("", folded)[:1] == initial else 2
    if country in TRANSLITERATED:
        for bare in [_ARTICLE.sub("", folded) for folded in seen]:
            if bare not in seen:
                seen.add(bare)
                yield bare, 1 if bare[:1] == initial else 2


def division_names(name: str, alternates: Iterable[str], country: str) -> Iterator[tuple[str, int]]:
    """Folded names of a province or district, with and without their type words, rated as those of towns.

    >>> sorted(division_names("Sumska oblast", ["Sumy", "Sumy Oblast"], "UA"))
    [('sumska', 1), ('sumska oblast', 0), ('sumy', 1), ('sumy oblast', 1)]
    """
    seen: set[str] = set()
    for folded, variant in town_names(name, alternates, country):
        typed = split_type(folded)
        for form, counts_as_variant in ((folded, variant), (typed[0] if typed else folded, max(variant, 1))):
            if form not in seen and len(form) >= _MIN_LETTERS:
                seen.add(form)
                yield form, counts_as_variant


def english_town(name: str, alternates: Iterable[str], country: str) -> str:
    """A town's name without the marks of a scholarly transliteration.

    >>> english_town("Al Ḩasakah", [], "SY"), english_town("Malmö", [], "SE"), english_town("Kupyansk", ["Kupiansk"], "UA")
    ('Al Hasakah', 'Malmö', 'Kupiansk')
    """
    plain = _plain(name) if country in TRANSLITERATED - {"TD"} else name  # N’Djamena keeps its apostrophe
    if country == "UA":
        # GeoNames follows the BGN system ("Avdiyivka"), the press the national one ("Avdiivka"), where that is among the alternates.
        national = _UKRAINIAN.sub(lambda found: "i" + found[1].replace("i", ""), plain)
        return national if national in alternates else plain
    return plain


def english_division(division: Division, *, has_namesake: bool) -> str:
    """The English name of a province; with its type ("Aleppo Governorate") where a town inside has the same name."""
    name, alternates, country, type_word = _in_english(division.name), division.alternates, division.country, division.type
    if name != division.name and division.level == 2:
        return name
    latin = [alternate for alternate in alternates if _is_latin(alternate) and alternate[:1].isupper()]
    typed = min((alternate for alternate in latin if _ENGLISH_TYPE.search(alternate)), key=len, default=None)
    short = _without_type(name)
    if country in TRANSLITERATED and (not name.isascii() or "'" in name):
        plain = [alternate for alternate in latin if alternate.isascii() and not _ENGLISH_TYPE.search(alternate) and "-" not in alternate]
        short = min(plain, key=len) if plain else _without_type(_plain(typed or name))
    if fold_name(short) in GENERIC and type_word:
        return f"{short} {type_word.split()[-1].capitalize()}"
    if not has_namesake or country == "US":
        return short
    if typed:
        return _plain(typed) if country in TRANSLITERATED else typed
    return f"{short} {type_word}" if _ENGLISH_TYPE.search(f" {type_word}") and not _ENGLISH_TYPE.search(short) else short


def _in_english(name: str) -> str:
    """The name with its type word in English and behind it: "Provincia de Puno" -> "Puno Province"."""
    found = _FOREIGN_TYPE.match(name)
    rest = name[found.end() :].strip() if found else ""
    return f"{rest} {found.lastgroup}" if found and name[found.end() : found.end() + 1] == " " and rest[:1].isupper() else name


def _without_type(name: str) -> str:
    bare = _ENGLISH_TYPE.sub("", name)
    return name if fold_name(bare) in GENERIC else bare


def _fold_all(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if not (name.islower() or (len(name) <= _MIN_LETTERS and name.isupper())) and _is_latin(name):
            yield fold_name(name)


def _is_latin(name: str) -> bool:
    return name.isascii() or not _FOREIGN.search(name)


def _plain(name: str) -> str:
    """Without diacritics and the signs for ayn, hamza and the soft sign; a plain apostrophe between letters stays ("Xi'an")."""
    decomposed = unicodedata.normalize("NFKD", name)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_SIGNS).strip("'")
