"""Telephone numbers and mail addresses in a text."""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

# Written wider than the two below, for a regular expression engine without look-around: a first sieve.
SUSPICIOUS = r"[@＠]|[0-9０-９][0-9０-９()（）—–－\s-]{6}"
_SIEVE = re.compile(SUSPICIOUS)

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
# A number of things or of money is no telephone number, however many digits it has.
_NOT_AN_AMOUNT = r"(?!\d|\.\d|,\d|\s*[多余]?[元万亿吨户人家个件台部辆次斤亩株册%])"
_TELEPHONE = re.compile(
    rf"""
    (?<![\d.])1[3-9]\d(-?)\d{{4}}\1\d{{4}}{_NOT_AN_AMOUNT}                  # mobile
    | \+86[-\s]?\d{{2,3}}[-\s]?\d{{4}}[-\s]?\d{{3,4}}(?!\d)                 # with the code of the country
    | (?<![\d.])\(?0\d{{2,3}}(?:\)\s?|\s?[-—–]\s?)\d{{7,8}}(?!\d)           # area code, number
    | (?<![\d.])0[1-9]\d{{8,10}}(?![\d.])                                   # the same in one
    | (?<![\d.])[48]00-\d{{3}}-?\d{{4}}(?!\d)                               # service number
    | (?:电话|传真|热线|手机|[Tt][Ee][Ll])(?:号码)?\s*[:.为是]?\s*
      (?:1[3-9]\d\s\d{{4}}\s\d{{4}}|\d{{3,4}}[-\s]?\d{{4}}){_NOT_AN_AMOUNT}
    """,
    re.VERBOSE,
)


@lru_cache(256)
def contact(text: str) -> Literal["telephone number", "mail address"] | None:
    """What kind of contact `text` holds, if any; digits and signs of full width are read as well."""
    if not _SIEVE.search(text):
        return None
    plain = unicodedata.normalize("NFKC", text)
    if _MAIL.search(plain):
        return "mail address"
    return "telephone number" if _TELEPHONE.search(plain) else None
