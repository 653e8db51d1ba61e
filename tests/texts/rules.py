"""The rules of wording as checks: each takes texts and yields what is wrong with them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from dialogs.values import Language
from tests.texts.advice import advises
from tests.texts.catalogue import Texts, every
from tests.texts.words import (
    CAPITALS,
    FAMILIAR,
    FORBIDDEN,
    LETTERS,
    LONGEST,
    MOST_EASY_WORDS,
    MOST_LINES,
    MOST_WORDS,
    NOT_ON_A_LOCKED_SCREEN,
    SMS_CHARACTERS,
    WITHOUT_YO,
)

HOLE = re.compile(r"\{(\w+)\}")
GLUED = re.compile(r"\}[\w'’ʼ‑\-]")
ASKS_FOR_A_CASE = re.compile(r"\} (?:qədər|sonra|əvvəl|görə|əsasən|bəri|başqa|da|də|mı|mi|mu|mü)\b")
COUNTED = re.compile(r"\{count\} [a-zəğıöşüçа-яё]")
BEGINS = re.compile(r"(?:^|[.!?] |\n)\{(?:month|day|date|count|number)\}")
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
PLURALS: dict[Language, int] = {"az": 2, "ru": 3}
MESSAGE = re.compile(r"\.(?:ask|say|hint|short|easy|sms)$|\.(?:wrong|unsure)\.|^reminder\.")


def is_words_heard(key: str) -> bool:
    """Whether the text is a list of words to be recognised, which nobody reads."""
    return key.endswith(".heard")


def both_languages(texts: Texts) -> Iterator[str]:
    """Each text stands in both languages."""
    yield from (f"{key} is not in both languages" for key, one in texts.items() if len(one) != len(PLURALS))


def finished(texts: Texts) -> Iterator[str]:
    """No text is empty or fuzzy."""
    for text, form in every(texts):
        if text.fuzzy or not form.strip() or form != form.strip():
            yield f"{text.key} ({text.language}) is empty, fuzzy or ends in a space"


def same_insertions(texts: Texts) -> Iterator[str]:
    """What is inserted is the same in both languages and in every plural form."""
    for key, one in texts.items():
        holes = {frozenset(HOLE.findall(form)) for text in one.values() for form in text.forms}
        if len(holes) > 1:
            yield f"{key} inserts {sorted(map(sorted, holes))}"


def no_glue(texts: Texts) -> Iterator[str]:
    """No letter, hyphen or apostrophe touches a value; no word that asks for a case stands behind it."""
    for text, form in every(texts):
        if GLUED.search(form) or (text.language == "az" and ASKS_FOR_A_CASE.search(form)):
            yield f"{text.key} ({text.language}) bends a value: {form}"


def plural_forms(texts: Texts) -> Iterator[str]:
    """A counted noun has all forms of its language, each with the number; Azerbaijani says both alike."""
    for key, one in texts.items():
        plural = any(len(text.forms) > 1 for text in one.values())
        for text in one.values():
            if len(text.forms) != (PLURALS[text.language] if plural else 1):
                yield f"{key} ({text.language}) has {len(text.forms)} forms"
            if plural and not all("{count}" in form for form in text.forms):
                yield f"{key} ({text.language}) has a form without its number"
            if not plural and COUNTED.search(text.forms[0]):
                yield f"{key} ({text.language}) counts a noun in one form only"
        if plural and "az" in one and len(set(one["az"].forms)) > 1:
            yield f"{key} (az) says one and many differently"


def not_stale(texts: Texts) -> Iterator[str]:
    """A Russian text was made from the Azerbaijani that stands there now."""
    for key, one in texts.items():
        if len(one) == len(PLURALS) and one["ru"].made_from != made_from(one["az"].forms):
            yield f"{key} is stale: the Azerbaijani is {made_from(one['az'].forms)}"


def made_from(forms: tuple[str, ...]) -> str:
    """The mark of an Azerbaijani text: the beginning of its SHA-256, forms joined by an empty line."""
    return hashlib.sha256("\n\n".join(forms).encode()).hexdigest()[:8]


def short_sentences(texts: Texts) -> Iterator[str]:
    """A sentence has at most 15 words."""
    for text, form in every(texts):
        if is_words_heard(text.key):
            continue
        for sentence in SENTENCE.split(form):
            if len(sentence.split()) > MOST_WORDS:
                yield f"{text.key} ({text.language}) has {len(sentence.split())} words: {sentence}"


def few_lines(texts: Texts) -> Iterator[str]:
    """A message has at most six lines, its hint among them."""
    for key, one in texts.items():
        for language, text in one.items():
            hint = texts.get(f"{key.removesuffix('.ask')}.hint", {}).get(language)
            lines = max(form.count("\n") + 1 for form in text.forms) + (hint is not None)
            if lines > MOST_LINES:
                yield f"{key} ({language}) has {lines} lines"


def allowed_words(texts: Texts) -> Iterator[str]:
    """Nothing is said that the rules of wording keep out."""
    for text, form in every(texts):
        if is_words_heard(text.key):
            continue
        for reason, pattern in FORBIDDEN[text.language].items():
            found = re.search(rf"(?<!\w)(?:{pattern})", form.lower().replace("i̇", "i"))
            if found:
                yield f"{text.key} ({text.language}) says {found[0]!r} ({reason})"


def ends_nothing(texts: Texts) -> Iterator[str]:
    """Nobody is advised to give up a job, a contract, land, studies, a business or a pension."""
    for text, form in every(texts):
        advice = None if is_words_heard(text.key) else advises(form, text.language)
        if advice is not None:
            yield f"{text.key} ({text.language}) advises: {advice}"


def polite(texts: Texts) -> Iterator[str]:
    """Nobody is addressed as a child."""
    for text, form in every(texts):
        found = re.search(FAMILIAR[text.language], form, re.IGNORECASE)
        if found and not is_words_heard(text.key):
            yield f"{text.key} ({text.language}) says {found[0]!r}"


def with_yo(texts: Texts) -> Iterator[str]:
    """Russian is written with ё."""
    for text, form in every(texts):
        found = re.search(WITHOUT_YO, form.lower()) if text.language == "ru" else None
        if found and not is_words_heard(text.key):
            yield f"{text.key} says {found[0]!r} without ё"


def known_letters(texts: Texts) -> Iterator[str]:
    """Every letter is in the fallback fonts, and no sign is used that a voice reads badly."""
    for text, form in every(texts):
        unknown = sorted(set(HOLE.sub("", form)) - set(LETTERS))
        if unknown:
            yield f"{text.key} ({text.language}) uses {unknown}"


def calm(texts: Texts) -> Iterator[str]:
    """An exclamation mark stands after a greeting only; words in capitals are names or words to be typed."""
    for text, form in every(texts):
        shouted = "!" in re.sub(r"Salam!|Здравствуйте!", "", form)
        capitals = [word for word in re.findall(r"[^\W\d_]{2,}", HOLE.sub("", form)) if word.isupper()]
        if shouted or not set(capitals) <= CAPITALS:
            yield f"{text.key} ({text.language}) shouts: {form}"


def begins_with_words(texts: Texts) -> Iterator[str]:
    """A month, a day or a number never begins a sentence."""
    for text, form in every(texts):
        if BEGINS.search(form):
            yield f"{text.key} ({text.language}) begins with a value: {form}"


def plain_choices(texts: Texts) -> Iterator[str]:
    """A choice is no sentence and no question, and begins with a capital letter."""
    for text, form in every(texts):
        small = form[:1].isalpha() and form[0] != form[0].upper()
        if ".option." in text.key and not is_words_heard(text.key) and (form[-1:] in ".?!:" or small):
            yield f"{text.key} ({text.language}) is no choice: {form}"


def fits_an_sms(texts: Texts) -> Iterator[str]:
    """What may go as an SMS fits into two segments, with the longest values."""
    for text, form in every(texts):
        length = len(HOLE.sub("", form)) + sum(longest(name, text.language) for name in HOLE.findall(form))
        if (text.key.endswith(".sms") or text.key.startswith("reminder.report.")) and length > SMS_CHARACTERS:
            yield f"{text.key} ({text.language}) has {length} characters"


def longest(name: str, language: Language) -> int:
    """The most characters a value of this name may have; one without a limit never fits."""
    return LONGEST.get(name, (SMS_CHARACTERS, SMS_CHARACTERS))[0 if language == "az" else 1]


def for_a_locked_screen(texts: Texts) -> Iterator[str]:
    """What arrives by itself says nothing of the person, and who writes."""
    for text, form in every(texts):
        if text.key.startswith(("reminder.report.", "reminder.eligibility")):
            found = re.search(NOT_ON_A_LOCKED_SCREEN, form.lower())
            if found or not form.startswith("Addım:" if text.language == "az" else "Аддым:"):
                yield f"{text.key} ({text.language}) may be read by a stranger: {form}"


def easy(texts: Texts) -> Iterator[str]:
    """Easy wording: a sentence of at most eight words a line, no brackets, nothing dropped that matters."""
    for key, one in texts.items():
        if not key.endswith(".easy") or key == "telegram.command.easy":  # that is the word for it
            continue
        for language, text in one.items():
            whole = texts.get(key.removesuffix(".easy"), {}).get(language)
            for form in text.forms:
                lines = form.split("\n")
                if len(lines) > MOST_LINES or "(" in form or any(hard(line) for line in lines):
                    yield f"{key} ({language}) is not easy: {form}"
                if whole is None or kept(whole.forms[0]) - kept(form):
                    yield f"{key} ({language}) drops what matters"


def hard(line: str) -> bool:
    """Whether a line is more than one short sentence."""
    return len(line.split()) > MOST_EASY_WORDS or bool(re.search(r"[.!?] ", line))


def kept(form: str) -> set[str]:
    """What may never be dropped: everything inserted, articles and the number of the Agency."""
    return set(re.findall(r"\{\w+\}|\b142\b|\d+\.\d+(?:\.\d+)*", form))
