"""Tests: each room has its folder, and the house as a whole is checked by test_house.py."""
