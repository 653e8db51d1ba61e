"""The running service killed, starved and answered badly: what it acknowledged stays, what it files is filed once."""
