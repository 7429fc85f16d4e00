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
  // Subscriptions that billing could not be asked about, months later.
  `
  CREATE TABLE standing_tries (
    subscription TEXT PRIMARY KEY, since INTEGER NOT NULL, attempts INTEGER NOT NULL, due INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  // One row or none: how the customer is written to, until when it is kept, and whether letters go there no more.
  `
  CREATE TABLE contact (
    id INTEGER PRIMARY KEY CHECK (id = 1), email TEXT NOT NULL, stopped TEXT, expires INTEGER NOT NULL
  );
  `,
  // Effects know their subscription, when a call left, and whether billing showed the change before or not after it.
  `
  ALTER TABLE outbox ADD COLUMN subscription TEXT NOT NULL DEFAULT '';
  ALTER TABLE outbox ADD COLUMN left_at INTEGER;
  ALTER TABLE outbox ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE outbox ADD COLUMN unlike INTEGER NOT NULL DEFAULT 0;
  UPDATE outbox SET subscription = coalesce(
    (SELECT body ->> 'subscription' FROM events e WHERE e.session = outbox.session AND e.position = 0), '');
  UPDATE outbox SET state = 'in_flight', left_at = due, shown = 1
    WHERE state = 'waiting' AND lane = 'billing' AND attempts > 0;
  DROP INDEX outbox_waiting;
  CREATE INDEX outbox_open ON outbox (lane, place) WHERE state IN ('waiting', 'in_flight', 'stuck');
  CREATE INDEX outbox_said ON outbox (subscription, place) WHERE lane = 'billing';
  `,
  // One row or none: when the customer was erased last, and what is still to be done of that; null once it is done.
  `
  CREATE TABLE erasure (
    id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL, body TEXT, due INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE erasing (session TEXT PRIMARY KEY) WITHOUT ROWID;
  `,
  // Subscriptions of which billing says that something changed; `occurred` is its own instant, in ISO.
  `
  CREATE TABLE billing_changes (
    subscription TEXT PRIMARY KEY, occurred TEXT NOT NULL, events INTEGER NOT NULL, since INTEGER NOT NULL,
    attempts INTEGER NOT NULL, due INTEGER NOT NULL
  ) WITHOUT ROWID;
  `,
  // Arms that have mattered to this customer, one a phase, and the documents of the experiments they are of.
  `
  CREATE TABLE exposures (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, arm TEXT NOT NULL, bucket INTEGER NOT NULL,
    horizon INTEGER NOT NULL, at TEXT NOT NULL, session TEXT NOT NULL, PRIMARY KEY (experiment, phase)
  ) WITHOUT ROWID;
  CREATE TABLE experiments (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (experiment, phase)
  ) WITHOUT ROWID;
  `,
]
