"""Telegram: updates in by polling or webhook, messages out in order; its libraries load only when Telegram is on."""
