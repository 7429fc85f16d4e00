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
  // Published again, a playbook is a publication of its own, under the version it had.
  `
  CREATE TABLE publications (
    name TEXT NOT NULL, number INTEGER NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL, author TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (name, number)
  );
  INSERT INTO publications
    SELECT name, row_number() OVER (PARTITION BY name ORDER BY number, at), version, body, author, at FROM playbooks;
  DROP TABLE playbooks;
  ALTER TABLE publications RENAME TO playbooks;
  `,
  // A letter waits with its words until it is sent; a sender is a hash of one hour, '' stands for all of them.
  `
  ALTER TABLE notices ADD COLUMN mail TEXT;
  ALTER TABLE notices ADD COLUMN done TEXT;
  CREATE TABLE notice_letters (
    reference TEXT PRIMARY KEY, letter TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL,
    due INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE notice_senders (sender TEXT PRIMARY KEY, hour INTEGER NOT NULL, taken INTEGER NOT NULL) WITHOUT ROWID;
  `,
  // `expires` is in milliseconds since 1970; the words go then, the row stays.
  `
  CREATE TABLE corrections (
    place INTEGER PRIMARY KEY AUTOINCREMENT, session TEXT NOT NULL, position INTEGER NOT NULL, corrected TEXT NOT NULL,
    text TEXT, expires INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (session, position)
  );
  CREATE INDEX corrections_expire ON corrections (expires) WHERE text IS NOT NULL;
  `,
  // Offers that needed leave before they were shown; `amount` is what counts now, `expires` in milliseconds.
  `
  CREATE TABLE claims (
    key TEXT PRIMARY KEY, mode TEXT NOT NULL, month TEXT NOT NULL, currency TEXT NOT NULL, kind TEXT NOT NULL,
    amount INTEGER NOT NULL, account_group TEXT, customer TEXT, at TEXT NOT NULL, offer TEXT NOT NULL,
    state TEXT NOT NULL, expires INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX claims_spent ON claims (mode, month, currency, kind, amount) WHERE amount > 0;
  CREATE INDEX claims_group ON claims (mode, account_group, at) WHERE account_group IS NOT NULL;
  CREATE INDEX claims_expire ON claims (expires);
  `,
]
