"""What the service knows and asks: pure scripts, rules of the law and readers of answers."""
