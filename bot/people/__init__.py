"""Persons: sealing of what is personal, levels, bindings and consents."""
