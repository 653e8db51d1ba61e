"""Readers of answers: 280 examples, a table for every kind, and properties over any text."""
