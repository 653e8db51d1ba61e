"""The feed of events and the list of a month's reports, page by page."""

from __future__ import annotations

import json
from typing import Any

from integrations.registry.sandbox.office import Office
from integrations.registry.sandbox.refusal import Refusal

__all__ = ["list_reports", "read_events"]

PAGE = 500


def read_events(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """readEvents: the cursor is the number of the last event that was read."""
    after, limit = _cursor(asked), int(asked.get("limit", 100))
    sql = (
        "SELECT e.id, e.kind, e.at, e.body, p.fin, p.phone, p.language FROM event e JOIN person p ON p.id = e.person"
        " WHERE e.id > ? ORDER BY e.id LIMIT ?"
    )
    rows = office.database.rows(sql, after, limit + 1)
    page = rows[:limit]
    last = page[-1]["id"] if page else after
    return {
        "events": [{**row, "id": f"event-{row['id']}", "body": json.loads(row["body"])} for row in page],
        "next": str(last) if last else None,
        "more": len(rows) > limit,
    }


def list_reports(office: Office, asked: dict[str, Any]) -> dict[str, Any]:
    """listReports: the cursor is the row of the last person that was read."""
    sql = (
        "SELECT r.person, p.fin, r.number, r.received_at FROM report r JOIN person p ON p.id = r.person"
        " WHERE r.period = ? AND r.person > ? ORDER BY r.person LIMIT ?"
    )
    rows = office.database.rows(sql, asked["period"], _cursor(asked), PAGE + 1)
    page = [dict(row) for row in rows[:PAGE]]
    last = page[-1]["person"] if len(rows) > PAGE else None
    for each in page:
        del each["person"]
    return {"period": asked["period"], "reports": page, "next": last and str(last)}


def _cursor(asked: dict[str, Any]) -> int:
    text = asked.get("cursor", "0")
    if not text.isdecimal() or len(text) > 15:
        raise Refusal("cursor-unknown")
    return int(text)
