"""A second reading of the employment rules, written from the rules alone and used by tests only."""
