"""Refusals of the Bot API, in the words the real server uses for them."""

from __future__ import annotations

from collections.abc import Mapping


class Refused(Exception):
    """The server says no: an HTTP status, a description, and what it adds (retry_after)."""

    def __init__(self, status: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = dict(parameters or {})

    def body(self) -> dict[str, object]:
        """The JSON that carries the refusal."""
        told: dict[str, object] = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        if self.parameters:
            told["parameters"] = self.parameters
        return told


def bad(description: str) -> Refused:
    """The request is wrong."""
    return Refused(400, f"Bad Request: {description}")


def forbidden(description: str) -> Refused:
    """The bot may not do this to this chat."""
    return Refused(403, f"Forbidden: {description}")


def flooded(seconds: int) -> Refused:
    """Too many requests; nothing was done."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def conflict(description: str) -> Refused:
    """Somebody else takes the updates."""
    return Refused(409, f"Conflict: {description}")


UNAUTHORIZED = (401, "Unauthorized")
NO_METHOD = (404, "Not Found: method not found")
CHAT_NOT_FOUND = "chat not found"
BLOCKED = "bot was blocked by the user"
DEACTIVATED = "user is deactivated"
NOT_STARTED = "bot can't initiate conversation with a user"
TEXT_EMPTY = "message text is empty"
TEXT_LONG = "message is too long"
CAPTION_LONG = "message caption is too long"
BUTTON_DATA = "BUTTON_DATA_INVALID"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current"
    " content and reply markup of the message"
)
NO_MESSAGE_TO_EDIT = "message to edit not found"
NO_MESSAGE_TO_DELETE = "message to delete not found"
NOT_DELETABLE = "message can't be deleted for everyone"
QUERY_OLD = "query is too old and response timeout expired or query ID is invalid"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
