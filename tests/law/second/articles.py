"""The article on which each rule of the specification stands, as its parts 3 to 11 and 18 name them."""

from __future__ import annotations

# The specification splits 4.1.3 by letters of its own, which the Law does not have.
LETTERED = {"E-4.1.3a": "4.1.3", "E-4.1.3b": "4.1.3", "E-4.1.3c": "4.1.3"}
ARTICLES = """
3 1.1.6 1.1.22
4.1.1 4.1.2 4.1.4 4.1.5 4.1.6 4.1.7 4.1.8
5.2 5.5 5.8 5.8.1 5.8.2 5.8.3 5.9.1 5.9.2 5.9.3 5.9.4 5.10 5.10.1 5.10.2 5.10.3 5.10.4
5.11.1 5.11.2 5.11.3 5.11.4 5.11.5 5.11.6 5.12.1 5.12.2 5.12.3 5.12.4 5.12.5 5.13 5.14
6.1 6.3 6.4 6.5 6.6 20.1 21.1 24.1 24.8 24.10 29.1 29.2
""".split()
OF_THE_DISABILITY_LAW = {"DIS-20.3": "20.3"}
OF_PRACTICE = {"P-01": "P-01"}  # the Agency's own, on no article
ARTICLE = {f"E-{article}": article for article in ARTICLES} | LETTERED | OF_THE_DISABILITY_LAW | OF_PRACTICE
