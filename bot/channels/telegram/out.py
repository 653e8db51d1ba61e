"""One message as the Bot API is asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.values import Json


@dataclass(frozen=True, slots=True)
class Out:
    """One message as it is to be seen: a text, and inline buttons as (label, data), or the label of the contact button
    with what may be sent as words instead.  `aside`: whatever keyboard is there stays.  `extract`: a part of one.
    """

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    contact: str = ""
    instead: str = ""
    aside: bool = False
    extract: bool = False

    def payload(self, chat: str) -> dict[str, Json]:
        """The parameters of sendMessage; no parse mode, so nothing in the text needs to be escaped."""
        keyboard: dict[str, Json] = {} if self.aside else {"reply_markup": self.markup()}
        preview: dict[str, Json] = {"is_disabled": True}
        return {"chat_id": int(chat), "text": self.text, "link_preview_options": preview, **keyboard}

    def markup(self) -> Json:
        """The keyboard: buttons under the message, the contact button, or none."""
        if self.buttons:
            # One button a row: labels are whole words, and a screen reader meets one thing at a time.
            return {
                "inline_keyboard": [[{"text": label, "callback_data": data}] for label, data in self.buttons]
            }
        if self.contact or self.instead:
            keys: list[Json] = [[{"text": self.contact, "request_contact": True}]] * bool(self.contact)
            keys += [[{"text": self.instead}]] * bool(self.instead)
            return {"keyboard": keys, "one_time_keyboard": True, "resize_keyboard": True}
        return {"remove_keyboard": True}
