"""How typed answers are read: one kind of answer a file."""
