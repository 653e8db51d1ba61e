"""What the service says, checked text by text against the rules of wording."""
