/** The tables of one tenant. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE sessions (
    session TEXT PRIMARY KEY, position INTEGER NOT NULL, customer TEXT NOT NULL, mode TEXT NOT NULL,
    ended TEXT NOT NULL, outcome TEXT NOT NULL, reasons TEXT NOT NULL, body TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX sessions_ended ON sessions (ended DESC, session DESC);
  CREATE TABLE cases (key TEXT PRIMARY KEY, session TEXT NOT NULL, due TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE playbooks (
    version TEXT PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL,
    number INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE used_links (jti TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
  `,
  `
  CREATE TABLE notices (reference TEXT PRIMARY KEY, at TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX notices_at ON notices (at DESC, reference DESC);
  `,
]
