"""The law as code: facts, dates, rules with their articles, decisions."""
