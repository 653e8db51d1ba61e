"""The rules of the house, each a plain function from files to the places where they break it."""
