-- One archive is one SQLite file. Everything but `documents`, `ledger`, `status`, `status_history`,
-- the change feed and its cursors can be made again from the records in `documents`.

CREATE TABLE IF NOT EXISTS meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- One row a stored file. `record` is the contract's JSON, zlib-compressed UTF-8.
CREATE TABLE IF NOT EXISTS documents (
    pk            INTEGER PRIMARY KEY,
    sha256        TEXT NOT NULL UNIQUE,
    id            TEXT NOT NULL,           -- canonical key of the work
    work          TEXT NOT NULL,           -- group of versions and duplicates of one work
    path          TEXT NOT NULL,           -- where it was first seen
    media_type    TEXT NOT NULL,
    text_source   TEXT NOT NULL,
    pages         INTEGER,
    quality       REAL NOT NULL,           -- which version of a work to show first
    doc_type      TEXT,
    number        TEXT,
    symbol        TEXT,
    number_symbol TEXT,
    issuer        TEXT,
    level         TEXT NOT NULL,
    province      TEXT,
    date          TEXT,
    title         TEXT,
    term          TEXT,
    parser        TEXT NOT NULL,
    stored_at     TEXT NOT NULL,
    linked        INTEGER NOT NULL DEFAULT 0,
    indexed       INTEGER NOT NULL DEFAULT 0,
    record        BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_id ON documents (id);
CREATE INDEX IF NOT EXISTS documents_work ON documents (work);
CREATE INDEX IF NOT EXISTS documents_number ON documents (number, doc_type);
CREATE INDEX IF NOT EXISTS documents_date ON documents (date);

-- Every input ever seen: stored, unchanged or failed, with the reason.
CREATE TABLE IF NOT EXISTS ledger (
    path     TEXT PRIMARY KEY,
    sha256   TEXT,
    size     INTEGER,
    status   TEXT NOT NULL CHECK (status IN ('stored', 'unchanged', 'failed')),
    code     INTEGER NOT NULL DEFAULT 0,   -- exit code of the error
    reason   TEXT NOT NULL DEFAULT '',
    parser   TEXT NOT NULL,
    at       TEXT NOT NULL,
    seconds  REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- What documents hold, one row each, for filters, trackers and links.
CREATE TABLE IF NOT EXISTS directives (
    doc      INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    n        INTEGER NOT NULL,             -- order in the document
    item     TEXT,
    text     TEXT NOT NULL,
    action   TEXT,
    bodies   TEXT NOT NULL,                -- canonical names, one a line
    due      TEXT,                         -- last day of the deadline
    start    TEXT,
    recurrence TEXT,
    page     INTEGER,
    confidence REAL NOT NULL,
    PRIMARY KEY (doc, n)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS directives_due ON directives (due);
CREATE INDEX IF NOT EXISTS directives_id ON directives (id);

CREATE TABLE IF NOT EXISTS targets (
    doc      INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    n        INTEGER NOT NULL,
    item     TEXT,
    kind     TEXT NOT NULL,
    text     TEXT NOT NULL,
    indicator TEXT,
    comparator TEXT,
    value    REAL,
    value_max REAL,
    of_value REAL,
    unit     TEXT,
    due      TEXT,
    status   TEXT,
    page     INTEGER,
    confidence REAL NOT NULL,
    PRIMARY KEY (doc, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS findings (
    doc      INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    id       TEXT NOT NULL,
    n        INTEGER NOT NULL,
    item     TEXT,
    kind     TEXT NOT NULL,
    text     TEXT NOT NULL,
    page     INTEGER,
    PRIMARY KEY (doc, n)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS refs (
    doc      INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    id       TEXT NOT NULL,
    doc_type TEXT,
    number_symbol TEXT,
    number   TEXT,
    date     TEXT,
    issuer   TEXT,
    title    TEXT,
    congress TEXT,
    term     TEXT,
    relation TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (doc, n)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS refs_number ON refs (number, doc_type);

CREATE TABLE IF NOT EXISTS links (
    doc      INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    n        INTEGER NOT NULL,             -- the reference in refs
    relation TEXT NOT NULL,
    status   TEXT NOT NULL CHECK (status IN ('one', 'several', 'none')),
    target   TEXT NOT NULL,                -- work key, or key of a stub
    known    INTEGER NOT NULL,
    confidence REAL NOT NULL,
    method   TEXT NOT NULL,
    candidates TEXT NOT NULL DEFAULT '[]', -- JSON: [{"work": …, "score": …}]
    PRIMARY KEY (doc, n)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links_target ON links (target);

CREATE TABLE IF NOT EXISTS alignments (
    doc      INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    from_id  TEXT NOT NULL,                -- directive, finding or target of the reviewing document
    to_work  TEXT NOT NULL,
    to_id    TEXT NOT NULL,                -- directive or target of the reviewed one
    score    REAL NOT NULL,
    PRIMARY KEY (doc, from_id, to_work, to_id)
) WITHOUT ROWID;

-- What trackers are told. `tracked` is the present state of each directive of a work, under the id
-- that it keeps, and `changes` is the feed whose row numbers are the cursors.
CREATE TABLE IF NOT EXISTS tracked_works (
    work     TEXT PRIMARY KEY,             -- canonical key of the document
    sha256   TEXT NOT NULL,                -- the file whose reading holds
    quality  REAL NOT NULL,
    draft    INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tracked (
    work     TEXT NOT NULL REFERENCES tracked_works (work) ON UPDATE CASCADE ON DELETE CASCADE,
    id       TEXT NOT NULL,
    n        INTEGER NOT NULL,
    due      TEXT,
    state    TEXT NOT NULL,                -- JSON: the fields that are watched for changes
    PRIMARY KEY (work, id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS tracked_due ON tracked (due);

CREATE TABLE IF NOT EXISTS changes (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    work     TEXT NOT NULL,
    id       TEXT NOT NULL,
    kind     TEXT NOT NULL CHECK (kind IN ('added', 'changed', 'withdrawn', 'split', 'merged')),
    body     TEXT NOT NULL                 -- JSON: what changed, with old and new values
);

-- What a person said of a directive. These cannot be made again.
CREATE TABLE IF NOT EXISTS status (
    work     TEXT NOT NULL,
    id       TEXT NOT NULL,
    state    TEXT NOT NULL,
    note     TEXT NOT NULL DEFAULT '',
    done_on  TEXT,
    who      TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (work, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS status_history (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    work     TEXT NOT NULL,
    id       TEXT NOT NULL,
    who      TEXT NOT NULL,
    at       TEXT NOT NULL,
    before   TEXT,                         -- JSON of state, note and done_on, or NULL
    after    TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS push_cursors (
    url      TEXT PRIMARY KEY,
    cursor   INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS dead_letters (
    url      TEXT NOT NULL,
    seq      INTEGER NOT NULL,             -- row of changes
    at       TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (url, seq)
) WITHOUT ROWID;
