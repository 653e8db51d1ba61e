"""The addim command: run, chat, doctor, check, calendar, decision, registry, settings."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Sequence

from bot.logs import configure
from bot.settings import Settings, SettingWrong, read


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (2 for wrong arguments or settings)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] in (["check"], ["calendar"]):
        # These read rules and files only: no settings, no ledger, and their own exact output.
        from bot import check, days

        if words[0] == "calendar":
            return days.calendar_command(words[1:])
        from bot.wording import Wording

        return check.check_command(words[1:], Wording().words)
    asked = _parser().parse_args(words)
    try:
        settings = read(os.environ)
    except SettingWrong as wrong:
        return _refuse(wrong)
    configure(settings.log_level)
    command_of: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
        "run": _run,
        "chat": _chat,
        "doctor": _doctor,
        "decision": _decision,
        "registry": _registry,
        "settings": _settings,
    }
    return command_of[asked.command](asked, settings)


def _refuse(wrong: SettingWrong) -> int:
    print(f"addim cannot start. {wrong}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="addim", description="Addım: public service as a conversation")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="serve the web page, and Telegram if a token is set")
    chat = commands.add_parser("chat", help="talk in this terminal")
    chat.add_argument(
        "--lang", choices=("az", "ru"), help="in which language; a talk left earlier goes on in it"
    )
    chat.add_argument("--as", dest="fin", metavar="FIN", help="be this made-up person (sandbox only)")
    chat.add_argument("--record", metavar="FILE", help="begin anew and write the talk as a transcript test")
    doctor = commands.add_parser("doctor", help="check the installation, the settings and the registry")
    doctor.add_argument("--registry", metavar="URL", help="check a registry against the contract")
    decision = commands.add_parser(
        "decision",
        help="decide the kept answers of a conversation again",
        description="Facts, law, calendar, outcome and explanation of each kept answer. Without a number the FIN of a "
        "person is read from standard input, and the numbers of that person's conversations are printed.",
    )
    decision.add_argument("--conversation", type=int, metavar="NUMBER", help="whose answers are shown")
    registry = commands.add_parser("registry", help="the sandbox registry")
    registry.add_argument("what", choices=("people",))
    registry.add_argument("--count", type=int, default=100)
    registry.add_argument("--seed", type=int, default=1)
    registry.add_argument(
        "--database", metavar="FILE", help="a file, or a postgresql:// URL (ADDIM_SANDBOX_DATABASE)"
    )
    commands.add_parser("settings", help="print every ADDIM_* variable and its meaning")
    commands.add_parser("check", help="decide by the law from facts: addim check SERVICE --facts FILE")
    commands.add_parser("calendar", help="working days: addim calendar deadline 2026-05")
    return parser


def _run(asked: argparse.Namespace, settings: Settings) -> int:
    del asked
    from bot import preflight
    from bot.serve import serve

    try:
        preflight.check(settings)
    except SettingWrong as wrong:
        return _refuse(wrong)
    return serve(settings)


def _chat(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.channels.terminal import chat

    try:
        return asyncio.run(chat(settings, asked.lang, asked.fin, asked.record))
    except KeyboardInterrupt:  # what was said is kept and recorded by then
        return 0


def _doctor(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.watch.doctor import doctor

    return asyncio.run(doctor(settings, asked.registry))


def _decision(asked: argparse.Namespace, settings: Settings) -> int:
    from bot.records import conversations, decisions

    if asked.conversation is None:  # a FIN on the command line could be read by everybody on the machine
        return asyncio.run(conversations(settings, sys.stdin.readline().strip().upper()))
    return asyncio.run(decisions(settings, asked.conversation))


def _registry(asked: argparse.Namespace, settings: Settings) -> int:
    from integrations.registry.sandbox.__main__ import main as sandbox_main

    place = asked.database or str(settings.sandbox_database)
    return sandbox_main(
        ["people", "--database", place, "--count", str(asked.count), "--seed", str(asked.seed)]
    )


def _settings(asked: argparse.Namespace, settings: Settings) -> int:
    del asked, settings
    from bot.settings import table

    print(table())
    return 0


if __name__ == "__main__":
    sys.exit(main())
