"""Writes docs/chats from the chats that the tests keep as text: `python -m scripts.chats` after one has changed.

The tests hold the stored chats against the running service at every run, and these pages against the stored chats.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORED = ROOT / "tests" / "telegram" / "chats"
PAGES = ROOT / "docs" / "chats"
LANGUAGES = {"az": "Azerbaijani", "ru": "Russian"}
MANNERS = {"buttons": "by buttons", "typed": "typed"}
HOW = """\
`<` is the person, who presses a button where its words stand in brackets; `(deleted)` is a message that was taken out
of the chat when it was read. `>` is the service, the buttons under its message in brackets. Everybody in it is made up.
"""


def pages() -> dict[str, str]:
    """Each page by its name: one for each stored chat, and the list of them."""
    found = {"README.md": f"# Whole chats in Telegram\n\n{HOW}\n"}
    for path in sorted(STORED.glob("*.txt")):
        _, language, manner = path.stem.split(".")
        title = f"A chat in {LANGUAGES[language]}, {MANNERS[manner]}"
        name = f"telegram.{language}.{manner}.md"
        chat = path.read_text(encoding="utf-8")
        found[name] = f"# {title}\n\n{HOW}\n```text\n{chat}```\n"
        found["README.md"] += f"- [{title}]({name}), {chat.count(chr(10) + '> ')} messages of the service\n"
    return found


if __name__ == "__main__":
    PAGES.mkdir(exist_ok=True)
    for name, page in pages().items():
        (PAGES / name).write_text(page, encoding="utf-8")
