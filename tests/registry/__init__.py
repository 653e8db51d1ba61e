"""The registry: its contract, the sandbox that keeps it by the law, and the client that nothing can hurt."""
