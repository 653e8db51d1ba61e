"""What no file may say: paths of one machine, hosts of registries, silenced warnings without a reason."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterable, Iterator

from tests.house.page import Page

# Put together from pieces, so that this file does not break its own rule.
MACHINE = re.compile(
    "|".join((r"(?<![\w./:])/" + r"work/\w", "/tm" + r"p/[a-z]", "/ro" + r"ot/[.\w]", "/ho" + r"me/\w+/"))
)
REGISTRIES = (
    "pypi org",
    "pythonhosted org",
    "registry npmjs org",
    "deb debian org",
    "crates io",
    "rubygems org",
    "conda anaconda org",
    "archive ubuntu com",
)
HOSTS = re.compile("|".join(name.replace(" ", r"\.") for name in REGISTRIES))
SILENCED = re.compile(
    r"noqa(?!\w)|type:\s*ignore|pragma:\s*no\s*cover|pragma:\s*no\s*branch|nosec|pylint:\s*disable"
)
SUPPRESSION = re.compile(
    r"(noqa|type:\s*ignore|pragma:\s*no\s*(?:cover|branch)|nosec|pylint:\s*disable)\s*:?=?\s*"
    r"(\[[^\]]*\]|(?:[A-Z]+\d+[, ]*)*)"
)
REASON_LETTERS = 8
COMPILED = (".mo", ".pyc", ".so", ".db", ".sqlite")


def no_machine(pages: Iterable[Page]) -> Iterator[str]:
    """No tracked file names a path of one machine or the host of a package registry."""
    for page in pages:
        for pattern in (MACHINE, HOSTS):
            if pattern.search(page.text):
                lines = enumerate(page.text.splitlines(), 1)
                yield from (
                    f"{page.path}:{number} says {found[0]}"
                    for number, line in lines
                    if (found := pattern.search(line))
                )


def reasons(pages: Iterable[Page]) -> Iterator[str]:
    """A silenced warning says on its line why it is right to silence it."""
    for page in pages:
        if not page.python or not SILENCED.search(page.text):
            continue
        for token in tokenize.generate_tokens(io.StringIO(page.text).readline):
            if token.type == tokenize.COMMENT and SILENCED.search(token.string) and not reason(token.string):
                yield f"{page.path}:{token.start[0]} silences without a reason: {token.string}"


def reason(comment: str) -> bool:
    """Whether something is left to read once the suppressions themselves are taken away."""
    left = SUPPRESSION.sub(" ", comment)
    return sum(letter.isalpha() for letter in left) >= REASON_LETTERS


def nothing_compiled(pages: Iterable[Page]) -> Iterator[str]:
    """Only sources are tracked."""
    yield from (f"{page.path} is compiled" for page in pages if page.path.endswith(COMPILED))
