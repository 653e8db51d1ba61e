"""The running service below its channels."""
