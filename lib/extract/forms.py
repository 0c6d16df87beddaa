"""Tagged and parsed Docs -> part of speech and lemma of each word, remembered.

spaCy's attribute ruler and lemmatizer judge a word by itself, its tag and its dependency, except for a few pairs ("gonna",
"let's"): so their answer for a word, once known, serves the next time, and they run in full only where such a pair stands.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

#: The components whose work this module does.
COMPONENTS = ("attribute_ruler", "lemmatizer")
#: Words remembered, at half a kB each: some twice those of 100 articles.
_REMEMBERED = 1 << 14


@lru_cache(maxsize=1)
def form_setter(nlp: Language) -> Callable[[Doc], None]:
    """A function that sets tag, dependency, part of speech and lemma of a Doc's words to what the model's own components would.

    Morphology is left out: no rule reads it.
    """
    ruler, lemmatizer = (nlp.get_pipe(name) for name in COMPONENTS)
    pairs = Matcher(nlp.vocab)
    pairs.add("pairs", [pattern for rule in ruler.patterns for pattern in rule["patterns"] if len(pattern) > 1])  # type: ignore[attr-defined]

    @lru_cache(_REMEMBERED)
    def form(word: int, tag: int, dep: int) -> tuple[int, int, int, int]:
        words, tags, deps = ([nlp.vocab.strings[number]] for number in (word, tag, dep))
        token = lemmatizer(ruler(Doc(nlp.vocab, words=words, tags=tags, deps=deps, heads=[0])))[0]
        return token.tag, token.dep, token.pos, token.lemma

    def set_forms(doc: Doc) -> None:
        if pairs(doc):
            lemmatizer(ruler(doc))
        else:
            forms = [form(*key) for key in doc.to_array([ORTH, TAG, DEP]).tolist()]
            doc.from_array([TAG, DEP, POS, LEMMA], np.array(forms, dtype=np.uint64))  # type: ignore[arg-type]

    return set_forms
