-- The sandbox registry's own database. {ID} is the engine's way of numbering rows.
CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS person (
    id {ID}, fin TEXT NOT NULL UNIQUE, card TEXT NOT NULL, birth_date TEXT NOT NULL, phone TEXT, language TEXT NOT NULL,
    slug TEXT UNIQUE, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS person_phone ON person (phone);
CREATE TABLE IF NOT EXISTS registration (
    person INTEGER NOT NULL, list TEXT NOT NULL, state TEXT NOT NULL, registered_on TEXT, through TEXT, article TEXT,
    PRIMARY KEY (person, list));
CREATE INDEX IF NOT EXISTS registration_state ON registration (list, state, person);
CREATE TABLE IF NOT EXISTS decision (
    id {ID}, person INTEGER NOT NULL, decided_on TEXT NOT NULL, kind TEXT NOT NULL, article TEXT, through TEXT);
CREATE INDEX IF NOT EXISTS decision_person ON decision (person, id);
CREATE TABLE IF NOT EXISTS filing (
    reference TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, operation TEXT NOT NULL, kind TEXT NOT NULL, person INTEGER,
    state TEXT NOT NULL, received_at TEXT NOT NULL, decided_on TEXT, article TEXT, body TEXT NOT NULL, receipt TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS filing_person ON filing (person, operation, received_at);
CREATE TABLE IF NOT EXISTS sheet (person INTEGER PRIMARY KEY, number TEXT NOT NULL, drawn_on TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS offer (
    id {ID}, person INTEGER NOT NULL, offered_on TEXT NOT NULL, position TEXT NOT NULL, employer_name TEXT NOT NULL,
    answer_by TEXT, answer TEXT NOT NULL, answered_on TEXT, reason TEXT, presented_on TEXT, employer TEXT NOT NULL,
    will TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS offer_person ON offer (person, offered_on);
CREATE TABLE IF NOT EXISTS offer_fit (offer INTEGER PRIMARY KEY, facts TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS programme (person INTEGER PRIMARY KEY, drawn_on TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS measure (
    id TEXT PRIMARY KEY, person INTEGER NOT NULL, kind TEXT NOT NULL, offered_on TEXT NOT NULL, state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS measure_person ON measure (person);
CREATE TABLE IF NOT EXISTS report (
    person INTEGER NOT NULL, period TEXT NOT NULL, number TEXT NOT NULL, received_at TEXT NOT NULL,
    PRIMARY KEY (person, period));
CREATE INDEX IF NOT EXISTS report_period ON report (period, person);
CREATE TABLE IF NOT EXISTS code (
    id TEXT PRIMARY KEY, person INTEGER NOT NULL, purpose TEXT NOT NULL, digest TEXT NOT NULL, sent_at TEXT NOT NULL,
    expires_at TEXT NOT NULL, tries INTEGER NOT NULL, state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS code_person ON code (person, sent_at);
CREATE TABLE IF NOT EXISTS desk_code (
    person INTEGER PRIMARY KEY, digest TEXT NOT NULL, on_day TEXT NOT NULL, tries INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS message (id {ID}, at TEXT NOT NULL, phone TEXT NOT NULL, sender TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS message_phone ON message (phone, id);
CREATE TABLE IF NOT EXISTS event (id {ID}, at TEXT NOT NULL, kind TEXT NOT NULL, person INTEGER NOT NULL, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS diary (
    id {ID}, on_day TEXT NOT NULL, task TEXT NOT NULL, person INTEGER NOT NULL, body TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS diary_day ON diary (on_day, id);
CREATE TABLE IF NOT EXISTS answered (
    key TEXT PRIMARY KEY, operation TEXT NOT NULL, digest TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
    kept_until TEXT NOT NULL);
