"""The language or the script of a text, where it is not English."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# The short words that occur in every text of a language.
_FUNCTION_WORDS = {
    "English": "the of and to in a that is was for on with as it by at from he his "
    "said be has are have not they were an this who had their which but or its",
    "French": "le la les de des du et à un une en que qui dans pour est sur au par pas "
    "plus avec ce il elle ne se sont été aux ont son",
    "German": "der die das und in den von zu mit ist des im dem nicht ein eine auf für "
    "sich als auch es an er hat dass daß wird bei sie nach über war",
    "Spanish": "el la los las de del y a en que un una por con para es se no su al lo "
    "como más ha fue pero sus este según",
    "Italian": "il la le lo gli di del della e in che un una per con è non si da sono "
    "al dei ha nel alla più come anche",
    "Portuguese": "o a os as de do da dos das e em que um uma por com para é não se no "
    "na ao mais foi como pelo à",
    "Dutch": "de het een van en in is dat op te zijn met voor niet aan er om ook als "
    "door bij naar heeft maar ze",
    "Polish": "w i z na do nie się że jest to o jak po za od dla przez ale jego oraz "
    "który są był",
    "Czech": "a v na se je že s z do o i k za pro ve po od jako by jsou byl ale podle "
    "který",
    "Swedish": "och i att det som en på är av för med den till ett inte har de om var "
    "från men",
    "Danish or Norwegian": "og i at det som en på er af av for med den til et ikke har "
    "de om var fra men",
    "Finnish": "ja on ei että se oli hän mutta myös kun ovat joka mukaan sen ole kuin",
    "Hungarian": "a az és hogy nem is egy ez meg volt de csak már azt mint szerint el",
    "Romanian": "și în de la a cu pe că nu o un este din pentru care au fost mai să",
    "Turkish": "ve bir bu da de için ile çok olarak daha olan gibi kadar sonra ne ise "
    "var değil",
    "Indonesian or Malay": "yang dan di dari untuk dengan pada ini itu tidak dalam "
    "akan ke oleh juga telah kepada",
    "Vietnamese": "và của là có không cho được trong một với các đã những người này "
    "khi để",
    "Swahili": "na ya wa kwa ni katika la za kuwa cha hiyo huo huu pia lakini",
    "Lithuanian": "ir kad į su iš yra bus buvo ne tai kaip jis per už bet apie po ar",
    "Icelandic": "og að í á er sem til um við ekki það var en af þær hann",
    "Russian": "и в не на что с по как из у за от к он о его это для был но же так",
    "Ukrainian": "і в не на що з у як до за від та про він це для його був але й є",
    "Greek": "και το να του η της με για που την από στο είναι τον οι στην θα δεν ο",
    "Arabic": "في من على إلى أن عن مع هذا التي الذي ما كان هذه بعد قال لا بين",
    "Persian": "در از که به این را با است برای آن خود بر یک می تا های",
    "Hebrew": "של את על לא כי הוא עם זה גם או היא אל כל אם יש",
    "Hindi": "के में की है से को और का ने पर कि यह हैं भी इस",
}
# The letters beyond ASCII of the languages that are written in Latin letters.
_LETTERS = {
    "English": "éèêëáàâäãåæçíîïñóôöøúûü",
    "French": "àâæçéèêëîïôœùûüÿ",
    "German": "äöüßéè",
    "Spanish": "áéíóúüñ¿¡",
    "Italian": "àèéìíòóùú",
    "Portuguese": "áâãàçéêíóôõú",
    "Dutch": "éëèïíóöü",
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Swedish": "åäöé",
    "Danish or Norwegian": "æøåéòô",
    "Finnish": "äöåšž",
    "Hungarian": "áéíóöőúüű",
    "Romanian": "ăâîșşțţ",
    "Turkish": "çğıiöşüâîû\u0307",
    "Indonesian or Malay": "é",
    "Lithuanian": "ąčęėįšųūž",
    "Icelandic": "áéíóúýðþæö",
}
# The signs that every language may use.
_TYPOGRAPHY = frozenset("“”„‘’«»–—…•·€£§°©®™½\u00a0\u00ad")
_WORDS = {name: frozenset(words.split()) for name, words in _FUNCTION_WORDS.items()}
# A hyphen holds names together: the "un" of "Jong-un" is not French.
_PIECE = r"[^\W\d_][\w\u0300-\u036f\u0900-\u0dff]*"
_WORD = re.compile(rf"{_PIECE}(?:[-‐‑]{_PIECE})*")
_SAMPLE = 4_000  # characters read to recognise the language
_SHORT = 8  # words; nothing is said of a shorter text
_SURE = 40  # words; from here on even an unknown language is told from English
_DIFFERENT = 3  # different function words that a language must show: one may be a name
_SHARE = 0.12  # of all words; a language has at least this share of function words
_PLAINLY = 0.25  # of all words; from this share of English ones, the text is English
_FOREIGN = 0.06  # of all words; below this share of English ones, it is not
# Scripts that put no space between words, so that words cannot be told apart.
_UNSPACED = {
    "Cjk",
    "Hiragana",
    "Katakana",
    "Thai",
    "Lao",
    "Khmer",
    "Myanmar",
    "Tibetan",
}
# Scripts that only one language, or hardly another, is written in.
_LANGUAGE_OF = {
    "Cjk": "Chinese",
    "Hiragana": "Japanese",
    "Katakana": "Japanese",
    "Hangul": "Korean",
    "Myanmar": "Burmese",
    **{name: name for name in "Armenian Georgian Greek Khmer Lao Thai Tibetan".split()},
}

_STILL = (
    "counts still work, quotations and their speakers are found only in part, and the "
    "score does not work."
)
_NO_SPACES = (
    "it has no spaces between words, so the text can be shown and its parts named, but "
    "counts, quotations and the score do not work."
)


def strangeness(text: str) -> float | None:
    """The share of the signs beyond ASCII that the text's language does not use.

    It is high for a text that was decoded wrongly: its short words are right and its
    accents are not. None if the short words do not tell the language.
    """
    words = _words(text[:_SAMPLE])
    english = _share(words, "English") >= _PLAINLY
    language = "English" if english else _language(words)
    if not language:
        return None
    if (usual := _LETTERS.get(language)) is None:  # a script of its own
        return 0.0
    signs = [sign.lower() for sign in text if sign > "\x7f"]
    strange = sum(sign not in usual and sign not in _TYPOGRAPHY for sign in signs)
    return strange / max(len(signs), 1)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def language_notes(text: str) -> tuple[str, ...]:
    """A sentence on the language or the script of `text`, or none for English."""
    sample = text[:_SAMPLE]
    words = _words(sample)
    if _share(words, "English") >= _PLAINLY:
        return ()
    script, leftwards = _script(sample)
    language = _LANGUAGE_OF.get(script) or _language(words)
    direction = ", read from right to left" if leftwards else ""
    still = _NO_SPACES if script in _UNSPACED else _STILL
    if script == "Latin":
        if language == "English" or not (language or _foreign(words)):
            return ()
        seems = f"to be in {language}" if language else "not to be in English"
        return (f"The text seems {seems}: {still}",)
    if language:
        return (f"The text seems to be in {language}{direction}: {still}",)
    if script:
        return (f"The text is in the {script} script{direction}: {still}",)
    return ()


def _foreign(words: list[str]) -> bool:
    return len(words) >= _SURE and _share(words, "English") < _FOREIGN


def _share(words: list[str], language: str) -> float:
    wanted = _WORDS[language]
    return sum(word in wanted for word in words) / max(len(words), 1)


def _language(words: list[str]) -> str:
    """The language with most of its function words among `words`, if it is clear."""
    if len(words) < _SHORT:
        return ""
    shares = {language: _share(words, language) for language in _WORDS}
    best = max(shares, key=shares.__getitem__)
    different = len(_WORDS[best].intersection(words))
    return best if shares[best] >= _SHARE and different >= _DIFFERENT else ""


def _script(text: str) -> tuple[str, bool]:
    """The script of most letters, in Unicode's words, and whether it runs leftwards."""
    counts: Counter[str] = Counter()
    leftwards: Counter[str] = Counter()
    for sign in text:
        if sign.isalpha():
            script = unicodedata.name(sign, "").split(" ")[0].split("-")[0].title()
            counts[script] += 1
            leftwards[script] += unicodedata.bidirectional(sign) in ("R", "AL")
    if not counts:
        return "", False
    # Japanese is written in Chinese characters and two scripts of its own.
    if 5 * (counts["Hiragana"] + counts["Katakana"]) > counts["Cjk"] > 0:
        counts["Hiragana"] += counts.pop("Cjk")
    script, number = counts.most_common(1)[0]
    mostly = 2 * number > counts.total()
    return (script, leftwards[script] > 0) if mostly else ("", False)
