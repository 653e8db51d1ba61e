"""Telegram through the Bot API emulator."""
