"""Two tabs: what is answered in one after the other has gone elsewhere chooses nothing, and is shown so."""

from __future__ import annotations

from bot.core import Core
from bot.texts import Manner
from tests.web.steps import asked, at_consent
from tests.web.visitor import Visitor


async def test_an_answer_to_a_question_left_is_not_shown_as_a_choice_of_the_menu(
    visitor: Visitor, core: Core
) -> None:
    await at_consent(visitor)
    other_tab = visitor.page.form("write")
    await visitor.get("/az/")
    await visitor.say("menyu")
    assert await asked(visitor) == "menu.main"
    before = visitor.page.html.count("1. İş axtaran")
    await visitor.post("/az/", {**other_tab, "text": "1"})
    assert await asked(visitor) == "menu.main"
    assert core.texts.say("talk.closed.say", {}, Manner("az", "web")) in visitor.page.html
    # the menu is told once more; the person's own "1" is shown as it was typed
    assert visitor.page.html.count("1. İş axtaran") == before + 1
