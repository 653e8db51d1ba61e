"""Telegram's outside: the Bot API emulator that stands in for it in the demo and in tests."""
