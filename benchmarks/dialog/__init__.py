"""One dialog of twelve turns, played by Addım and by two bot frameworks."""
