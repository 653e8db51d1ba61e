"""The law as code: facts, dates, rules with their articles, decisions.

Where an article is: 1.1.6, 3, 5.12, 5.13 `bars`; 1.1.22, 20.3, 21.2, 24.9 `groups`, `vulnerable`; 4 `employed`;
5.2, 5.8, 5.14 `seekers`; 5.5 `offers`; 5.8 to 5.11 `grounds`, `keeping`; 6 `suitable_job`; 20, 29 `training`;
21 `public_works`; 24 `self_employment`, and what 21 and 24 share `measures`.  `index.rules_of("5.12")` finds them too.
"""
