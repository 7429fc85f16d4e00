/** The tables of one customer. Times are milliseconds since 1970, UTC. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE events (
    session TEXT NOT NULL, position INTEGER NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (session, position)
  ) WITHOUT ROWID;
  CREATE TABLE words (
    session TEXT NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, expires INTEGER NOT NULL,
    PRIMARY KEY (session, position)
  ) WITHOUT ROWID;
  CREATE TABLE replies (
    session TEXT NOT NULL, turn INTEGER NOT NULL, answer TEXT NOT NULL, bytes TEXT,
    PRIMARY KEY (session, turn)
  ) WITHOUT ROWID;
  CREATE TABLE outbox (
    place INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, session TEXT NOT NULL, lane TEXT NOT NULL,
    effect TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'waiting',
    why TEXT
  );
  CREATE INDEX outbox_waiting ON outbox (lane, place) WHERE state = 'waiting';
  CREATE TABLE tokens (jti TEXT PRIMARY KEY, key TEXT NOT NULL, session TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE playbooks (version TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  `,
  // What the tenant pushed; `at` is an ISO instant in UTC, so that text compares as time does.
  `CREATE TABLE facts (fact TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID`,
]
