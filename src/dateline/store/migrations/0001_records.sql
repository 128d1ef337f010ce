-- Record contract v0. docs/store.md explains the tables to people who query them.
-- Offsets ("start", "end") count Unicode code points of the article's text, half-open.
-- `body` is JSON with the fields of a record that have no column (whole in `events`).

CREATE TABLE runs (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    ontology TEXT NOT NULL,
    knowledge TEXT NOT NULL,
    body TEXT
);

-- n is an explicit key because the full-text index refers to it: VACUUM may renumber
-- implicit rowids.
CREATE TABLE articles (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT,
    source TEXT,
    title TEXT,
    published TEXT,
    published_basis TEXT NOT NULL,
    fetched TEXT,
    language TEXT,
    text TEXT NOT NULL,
    body TEXT,
    sha256 TEXT NOT NULL
);
CREATE INDEX articles_url ON articles (url) WHERE url IS NOT NULL;
CREATE INDEX articles_published ON articles (published);
CREATE INDEX articles_source ON articles (source);

CREATE TABLE sections (
    article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    body TEXT,
    PRIMARY KEY (article, seq)
) WITHOUT ROWID;

CREATE TABLE originals (
    article_id TEXT PRIMARY KEY REFERENCES articles (id),
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
);

CREATE TABLE inputs (
    name TEXT NOT NULL,
    article_id TEXT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (name, article_id)
) WITHOUT ROWID;
CREATE INDEX inputs_article ON inputs (article_id);

-- What one run says of one article. AUTOINCREMENT: numbers are never used again, so the
-- greatest n of an article is its newest coding.
CREATE TABLE codings (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id TEXT NOT NULL REFERENCES runs (id),
    article_id TEXT NOT NULL REFERENCES articles (id),
    article_sha256 TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    UNIQUE (run_id, article_id)
);
CREATE INDEX codings_article ON codings (article_id, n);

-- An article as an older coding saw it, where its text or metadata changed later.
CREATE TABLE superseded_articles (
    article_id TEXT NOT NULL REFERENCES articles (id),
    sha256 TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (article_id, sha256)
);

CREATE TABLE sentences (
    coding INTEGER NOT NULL REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    body TEXT,
    PRIMARY KEY (coding, seq)
) WITHOUT ROWID;

CREATE TABLE mentions (
    coding INTEGER NOT NULL REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    form TEXT NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT,
    chain TEXT,
    head INTEGER NOT NULL,
    body TEXT,
    PRIMARY KEY (coding, seq)
) WITHOUT ROWID;
CREATE INDEX mentions_actor ON mentions (actor) WHERE actor IS NOT NULL;

CREATE TABLE actors (
    coding INTEGER NOT NULL REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    wikidata TEXT,
    body TEXT,
    PRIMARY KEY (coding, seq)
) WITHOUT ROWID;
CREATE INDEX actors_id ON actors (id);

CREATE TABLE times (
    coding INTEGER NOT NULL REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT,
    body TEXT,
    PRIMARY KEY (coding, seq)
) WITHOUT ROWID;

CREATE TABLE places (
    coding INTEGER NOT NULL REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    name TEXT,
    country TEXT,
    lat REAL,
    lon REAL,
    kind TEXT,
    literal INTEGER NOT NULL,
    body TEXT,
    PRIMARY KEY (coding, seq)
) WITHOUT ROWID;

CREATE TABLE quotes (
    coding INTEGER NOT NULL REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT,
    PRIMARY KEY (coding, seq)
) WITHOUT ROWID;

CREATE TABLE statements (
    coding INTEGER NOT NULL REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT,
    PRIMARY KEY (coding, seq)
) WITHOUT ROWID;

-- date_from and date_to are the inclusive days that `date` covers, or those of the
-- article's publication date where the event has none; the sentence's text is kept
-- because substr() miscounts in a text that holds a NUL character. place_folded is
-- lower case without diacritics, for look-up.
CREATE TABLE events (
    n INTEGER PRIMARY KEY,
    coding INTEGER NOT NULL REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    id TEXT NOT NULL,
    article_id TEXT NOT NULL,
    code TEXT NOT NULL COLLATE NOCASE,
    mode TEXT COLLATE NOCASE,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    cameo TEXT,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    sense TEXT,
    trigger_text TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    sentence_text TEXT,
    sentence_start INTEGER,
    sentence_end INTEGER,
    date TEXT,
    date_basis TEXT,
    date_from TEXT,
    date_to TEXT,
    place_text TEXT,
    place_name TEXT,
    place_country TEXT,
    place_folded TEXT,
    body TEXT NOT NULL,
    UNIQUE (run_id, id),
    UNIQUE (coding, seq)
);
CREATE INDEX events_article ON events (article_id);
CREATE INDEX events_code ON events (code, date_from);
CREATE INDEX events_date ON events (date_from, article_id, "start");
CREATE INDEX events_place_country ON events (place_country) WHERE place_country IS NOT NULL;

CREATE TABLE event_roles (
    event INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    seq INTEGER NOT NULL,
    text TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    actor TEXT,
    actor_name TEXT,
    country TEXT,
    sector TEXT,
    office TEXT,
    confidence REAL,
    folded TEXT NOT NULL,
    PRIMARY KEY (event, side, seq)
) WITHOUT ROWID;
CREATE INDEX event_roles_country ON event_roles (country, side) WHERE country IS NOT NULL;
CREATE INDEX event_roles_actor ON event_roles (actor, side) WHERE actor IS NOT NULL;

CREATE TABLE claims (
    event INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    holder TEXT NOT NULL,
    holder_actor TEXT,
    holder_country TEXT,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    cue TEXT,
    parent INTEGER,
    PRIMARY KEY (event, seq)
) WITHOUT ROWID;

-- With a coding: what was dropped from that article. Without: a whole input was.
CREATE TABLE rejections (
    n INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL REFERENCES runs (id),
    coding INTEGER REFERENCES codings (n) ON DELETE CASCADE,
    seq INTEGER,
    article_id TEXT,
    step TEXT NOT NULL,
    reason TEXT NOT NULL,
    input TEXT,
    remedy TEXT,
    "start" INTEGER,
    "end" INTEGER,
    body TEXT
);
CREATE INDEX rejections_coding ON rejections (coding, seq);
CREATE UNIQUE INDEX rejections_input ON rejections (run_id, ifnull(input, ''), step, reason)
    WHERE coding IS NULL;

-- Porter stemming is left out on purpose: it would stem the word but not the beginning
-- of one, so that negotiat* would not find "negotiation".
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title,
    text,
    content = 'articles',
    content_rowid = 'n',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_fts_insert AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER articles_fts_delete AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text)
    VALUES ('delete', old.n, old.title, old.text);
END;
CREATE TRIGGER articles_fts_update AFTER UPDATE OF title, text ON articles
WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text)
    VALUES ('delete', old.n, old.title, old.text);
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;

CREATE VIEW newest_codings AS
SELECT max(n) AS coding, article_id FROM codings GROUP BY article_id;

CREATE VIEW current_events AS
SELECT
    e.n, e.id, e.run_id, e.article_id, e.code, e.mode, e.quad, e.score, e.cameo, e.status,
    e.confidence, e.sense, e.trigger_text, e."start", e."end", e.sentence_text, e.date,
    e.date_basis, e.date_from, e.date_to, e.place_text, e.place_name, e.place_country,
    a.published, a.source, a.title, a.url, a.language
FROM events AS e
JOIN articles AS a ON a.id = e.article_id
WHERE e.coding IN (SELECT coding FROM newest_codings);
