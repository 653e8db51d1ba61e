"""The only truth: conversations, runs, messages, inbox, effects, persons, consents, counters, audit."""
