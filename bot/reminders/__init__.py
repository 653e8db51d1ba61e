"""Reminders of the monthly report: who is due, and the notice itself."""
