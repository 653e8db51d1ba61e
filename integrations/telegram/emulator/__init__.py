"""An emulator of Telegram's Bot API server and of the people behind it: a demo without Telegram, ground of tests."""
