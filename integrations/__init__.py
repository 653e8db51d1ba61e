"""The outside world: the registry, sign-in and gateways, each behind its own contract."""
