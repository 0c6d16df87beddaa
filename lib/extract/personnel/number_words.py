"""Numbers written out or in digits, and what they are worth."""

from __future__ import annotations

import re

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: value for value, word in enumerate(ONES)} | {word: 10 * (place + 2) for place, word in enumerate(TENS)}
SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 10**9,
    "k": 1000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "lakh": 100_000,
}
#: More people than there are; a longer run of digits is the number of an account or a telephone.
_MOST = 10**10


def value_of(words: str) -> int | None:
    """The value of a number in digits or words; None for a fraction of one person, more than there are people, or what is no number.

    >>> value_of("2.5 million"), value_of("a thousand"), value_of("twenty-five thousand three hundred")
    (2500000, 1000, 25300)
    """
    text = words.lower().replace("\u00a0", " ").replace("\u202f", " ").strip()
    if text.startswith("half a "):
        return SCALES[text.split()[-1]] // 2
    if text.endswith(" and a half"):
        return SCALES[text.split()[1]] * 3 // 2
    digits = re.match(r"(\d[\d, ]*(?:\.\d+)?)(?:[-\s]?([a-z]+))?$", text)
    if digits:
        value = float(re.sub(r"[, ]", "", digits[1])) * SCALES.get(digits[2] or "", 1)
        return round(value) if value <= _MOST and abs(value - round(value)) < 1e-6 else None
    total = current = 0
    for word in re.split(r"[-\s,]+", text):
        if word in ("and", ""):
            continue
        if word in ("a", "an"):
            current = 1
        elif word == "couple":
            current = 2
        elif word in _WORDS:
            current += _WORDS[word]
        elif word in SCALES:
            scale = SCALES[word]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
        else:
            return None
    return total + current if total + current <= _MOST else None
