"""The dialogs played as people meet them: transcripts, the rules of replay, the explorer."""
