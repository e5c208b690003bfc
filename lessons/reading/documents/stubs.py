"""Texts that are no article: the front of a paywall, a notice about cookies."""

from __future__ import annotations

import re

from lessons.language import tr

_SHORT = 400  # words; a longer text is taken for an article
_FLAGGED = 250  # words; a shorter text on a page that is not free is a paywall's

_PAYWALL = re.compile(
    r"\b(?:subscribe (?:now |today )?to (?:continue|keep|read|unlock|access)|"
    r"(?:to|and) (?:continue|keep) reading\b|continue reading (?:with|by|for)|"
    r"already (?:a|an) (?:subscriber|member)|already (?:have an account|subscribed)|"
    r"(?:available|only|exclusive|exclusively|reserved) (?:to|for) (?:our )?"
    r"(?:paid |paying )?(?:subscribers|members)|subscribers[ -]only|"
    r"(?:article|story|content) is for (?:our )?(?:paid |paying )?"
    r"(?:subscribers|members)|"
    r"reached your (?:\w+ )?(?:free )?(?:article )?limit|"
    r"read your last free article|free articles? (?:left|remaining)|"
    r"(?:register|log in|sign in|sign up) to (?:continue|read|keep|unlock)|"
    r"unlock (?:this|the full) (?:article|story)|become a (?:member|subscriber) to|"
    r"start your free trial)",
    re.I,
)
_NOT_FREE = re.compile(r"isAccessibleForFree[\"']?\s{0,9}:\s{0,9}[\"']?false", re.I)
_COOKIES = re.compile(
    r"\b(?:uses? (?:\w+ ){0,3}cookies|use of cookies|accept (?:all )?(?:cookies\b)?|"
    r"cookie (?:policy|settings|preferences|notice|consent)|reject all|"
    r"(?:value|respect|care about) your privacy|"
    r"manage (?:\w+ )?(?:preferences|options)|"
    r"our (?:\w+ )?partners|your consent|your choices|privacy policy|"
    r"strictly necessary|personali[sz]ed (?:ads|advertising|content))",
    re.I,
)
_COOKIE_LINE = re.compile(
    r"\b(?:cookies?|consent|privacy|partners|preferences|personal data|accept|reject|"
    r"advertis\w+)\b",
    re.I,
)
_ROBOT = re.compile(
    r"\b(?:(?:enable|turn on) JavaScript|JavaScript is (?:disabled|required)|"
    r"you are (?:a human|human|not a robot)|checking your browser)\b",
    re.I,
)

_ROBOT_NOTE = tr(
    "This looks like a page that checks the browser, not an article: open it in a "
    "browser, wait for the article, and save it again."
)
_COOKIE_NOTE = tr(
    "This looks like a notice about cookies, not an article: answer it in the "
    "browser and save the page again, since all that is counted until then is the "
    "notice."
)


def stub_notes(text: str, page: str = "") -> tuple[str, ...]:
    """What `text` looks like if it is not the article that its reader wanted.

    `page` is the whole page from which it was taken. It is a guess: the text is short,
    and asks the reader to subscribe or speaks mostly of cookies.
    """
    number = len(text.split())
    if number >= _SHORT:
        return ()
    if _is_cookie_notice(text, number):
        return (_COOKIE_NOTE,)
    flagged = number < _FLAGGED and _NOT_FREE.search(page)
    if flagged or _PAYWALL.search(text):
        words = (
            tr("1 word is") if number == 1 else tr("{number} words are", number=number)
        )
        return (
            tr(
                "This looks like a page behind a paywall: only {words} here, and "
                "whatever is measured holds for them alone; save the page again where "
                "you may read all of it.",
                words=words,
            ),
        )
    return (_ROBOT_NOTE,) if number < 100 and _ROBOT.search(text) else ()


def _is_cookie_notice(text: str, number: int) -> bool:
    signs = {found.lower() for found in _COOKIES.findall(text)}
    lines = [line for line in text.splitlines() if _COOKIE_LINE.search(line)]
    share = sum(len(line.split()) for line in lines) / max(number, 1)
    cookies = re.search(r"\bcookies?\b", text, re.I)
    return bool(cookies and len(signs) >= 2 and share > 0.5)
