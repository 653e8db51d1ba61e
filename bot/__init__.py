"""The running service: channels, texts, the ledger and one turn."""
