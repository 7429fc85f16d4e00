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
  // Sums over the rows of sessions, by kind of offer.
  `CREATE TABLE evidence (kind TEXT PRIMARY KEY, taken INTEGER NOT NULL, stayed INTEGER NOT NULL) WITHOUT ROWID`,
  // Endpoints with their secrets, messages by the key of what happened, and a delivery for each of both. Times in milliseconds.
  `
  CREATE TABLE webhook_endpoints (
    id TEXT PRIMARY KEY, body TEXT NOT NULL, secrets TEXT NOT NULL, is_on INTEGER NOT NULL DEFAULT 1,
    letter_due INTEGER, letter_tries INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE TABLE webhook_messages (
    id TEXT PRIMARY KEY, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL, customer TEXT, mode TEXT NOT NULL,
    at INTEGER NOT NULL, body TEXT
  ) WITHOUT ROWID;
  CREATE INDEX webhook_messages_at ON webhook_messages (at);
  CREATE INDEX webhook_messages_customer ON webhook_messages (customer) WHERE customer IS NOT NULL;
  CREATE TABLE webhook_deliveries (
    place INTEGER PRIMARY KEY AUTOINCREMENT, endpoint TEXT NOT NULL, message TEXT NOT NULL, lane TEXT NOT NULL,
    state TEXT NOT NULL, by_hand INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0, tried INTEGER, due INTEGER NOT NULL,
    answer TEXT, UNIQUE (endpoint, message)
  );
  CREATE INDEX webhook_deliveries_message ON webhook_deliveries (message);
  CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint, due) WHERE state = 'waiting';
  CREATE INDEX webhook_deliveries_open ON webhook_deliveries (endpoint, lane, place) WHERE state IN ('waiting', 'behind');
  CREATE INDEX webhook_deliveries_log ON webhook_deliveries (endpoint, place);
  `,
  // Effects that need a person; `body` is null once they do no more.
  `
  CREATE TABLE stuck (key TEXT PRIMARY KEY, due TEXT NOT NULL, version INTEGER NOT NULL, body TEXT) WITHOUT ROWID;
  CREATE INDEX stuck_due ON stuck (due, key) WHERE body IS NOT NULL;
  `,
  // A row that is erased says no more whose it is.
  `
  ALTER TABLE sessions ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX sessions_named ON sessions (ended) WHERE erased = 0;
  CREATE INDEX sessions_customer ON sessions (customer);
  `,
  // Events of billing by the provider's id; once a customer's object was told, it is not kept whose one was.
  `
  CREATE TABLE billing_events (
    mode TEXT NOT NULL, id TEXT NOT NULL, tenant TEXT NOT NULL, customer TEXT, subscription TEXT, occurred TEXT NOT NULL,
    received INTEGER NOT NULL, attempts INTEGER NOT NULL, due INTEGER, PRIMARY KEY (mode, id)
  ) WITHOUT ROWID;
  CREATE INDEX billing_events_due ON billing_events (due) WHERE due IS NOT NULL;
  CREATE INDEX billing_events_received ON billing_events (received);
  CREATE INDEX billing_events_customer ON billing_events (mode, customer) WHERE customer IS NOT NULL;
  CREATE INDEX sessions_subscription ON sessions (body ->> 'subscription', mode, ended) WHERE erased = 0;
  `,
  // Who stayed, newest first; and what those who were asked have said.
  `
  CREATE INDEX sessions_stayed ON sessions (ended DESC, session DESC)
    WHERE outcome IN ('saved', 'kept') AND mode = 'live' AND erased = 0;
  CREATE INDEX sessions_scored ON sessions (body ->> '$.survey.at') WHERE body ->> '$.survey.at' IS NOT NULL;
  `,
  // Sums over the rows of live sessions, by day since 1970-01-01; and what only the business knows of a month.
  `
  CREATE TABLE figures (
    what TEXT NOT NULL, day INTEGER NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, day, key)
  ) WITHOUT ROWID;
  CREATE TABLE figures_given (
    month TEXT PRIMARY KEY, body TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  // Customers exposed to experiments, without whose they are, and sums of them; `due` in milliseconds, for days not closed.
  `
  CREATE TABLE exposures (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, day TEXT NOT NULL, session TEXT NOT NULL, arm TEXT NOT NULL,
    came_back INTEGER, body TEXT NOT NULL, PRIMARY KEY (experiment, phase, day, session)
  ) WITHOUT ROWID;
  CREATE TABLE exposure_day (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, arm TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL,
    accepted INTEGER NOT NULL, deflected INTEGER NOT NULL, lost INTEGER NOT NULL, asked_to_leave INTEGER NOT NULL,
    cancelled INTEGER NOT NULL, seconds INTEGER NOT NULL, seconds_squares INTEGER NOT NULL,
    PRIMARY KEY (experiment, phase, arm, day)
  ) WITHOUT ROWID;
  CREATE TABLE loss_age (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, arm TEXT NOT NULL, age INTEGER NOT NULL, lost INTEGER NOT NULL,
    PRIMARY KEY (experiment, phase, arm, age)
  ) WITHOUT ROWID;
  CREATE TABLE cohorts (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, day TEXT NOT NULL, horizon INTEGER NOT NULL, due INTEGER,
    revision INTEGER NOT NULL DEFAULT 0, restated TEXT, PRIMARY KEY (experiment, phase, day, horizon)
  ) WITHOUT ROWID;
  CREATE INDEX cohorts_due ON cohorts (due) WHERE due IS NOT NULL;
  CREATE INDEX cohorts_restated ON cohorts (experiment, phase, day, horizon) WHERE restated IS NOT NULL;
  CREATE TABLE outcome_day (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, horizon INTEGER NOT NULL, day TEXT NOT NULL, arm TEXT NOT NULL,
    currency TEXT NOT NULL, n INTEGER NOT NULL, known INTEGER NOT NULL, kept INTEGER NOT NULL,
    involuntary INTEGER NOT NULL, accepted INTEGER NOT NULL, deflected INTEGER NOT NULL, asked_again INTEGER NOT NULL,
    refunds_known INTEGER NOT NULL, refunded INTEGER NOT NULL, complaints_known INTEGER NOT NULL,
    complained INTEGER NOT NULL, valued INTEGER NOT NULL, payers INTEGER NOT NULL,
    value REAL NOT NULL, value_squares REAL NOT NULL, cost REAL NOT NULL, price REAL NOT NULL,
    price_squares REAL NOT NULL, price_times_value REAL NOT NULL,
    PRIMARY KEY (experiment, phase, horizon, arm, currency, day)
  ) WITHOUT ROWID;
  CREATE INDEX outcome_day_cohort ON outcome_day (experiment, phase, horizon, day);
  CREATE TABLE segment_day (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, horizon INTEGER NOT NULL, day TEXT NOT NULL, arm TEXT NOT NULL,
    segment TEXT NOT NULL, key TEXT NOT NULL, n INTEGER NOT NULL, known INTEGER NOT NULL, kept INTEGER NOT NULL,
    PRIMARY KEY (experiment, phase, horizon, day, arm, segment, key)
  ) WITHOUT ROWID;
  CREATE TABLE segments (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, arm TEXT NOT NULL, segment TEXT NOT NULL, key TEXT NOT NULL,
    n INTEGER NOT NULL, known INTEGER NOT NULL, kept INTEGER NOT NULL,
    PRIMARY KEY (experiment, phase, arm, segment, key)
  ) WITHOUT ROWID;
  `,
  // What happened to experiments; what was called of them, with the range of then; when each was looked at, in milliseconds.
  `
  CREATE TABLE experiment_events (
    experiment TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (experiment, number)
  ) WITHOUT ROWID;
  CREATE TABLE experiment_calls (
    experiment TEXT NOT NULL, arm TEXT NOT NULL, metric TEXT NOT NULL, call TEXT NOT NULL, phase INTEGER NOT NULL,
    day TEXT NOT NULL, revision INTEGER NOT NULL, range TEXT NOT NULL, PRIMARY KEY (experiment, arm, metric, call)
  ) WITHOUT ROWID;
  CREATE TABLE experiment_looks (experiment TEXT PRIMARY KEY, looked INTEGER NOT NULL) WITHOUT ROWID;
  `,
  // What the days of `outcome_day` come to, so that a report need not read them all.
  `
  CREATE TABLE outcomes (
    experiment TEXT NOT NULL, phase INTEGER NOT NULL, horizon INTEGER NOT NULL, arm TEXT NOT NULL,
    currency TEXT NOT NULL, n INTEGER NOT NULL, known INTEGER NOT NULL, kept INTEGER NOT NULL,
    involuntary INTEGER NOT NULL, accepted INTEGER NOT NULL, deflected INTEGER NOT NULL, asked_again INTEGER NOT NULL,
    refunds_known INTEGER NOT NULL, refunded INTEGER NOT NULL, complaints_known INTEGER NOT NULL,
    complained INTEGER NOT NULL, valued INTEGER NOT NULL, payers INTEGER NOT NULL,
    value REAL NOT NULL, value_squares REAL NOT NULL, cost REAL NOT NULL, price REAL NOT NULL,
    price_squares REAL NOT NULL, price_times_value REAL NOT NULL,
    PRIMARY KEY (experiment, phase, horizon, arm, currency)
  ) WITHOUT ROWID;
  INSERT INTO outcomes SELECT experiment, phase, horizon, arm, currency, sum(n), sum(known), sum(kept),
    sum(involuntary), sum(accepted), sum(deflected), sum(asked_again), sum(refunds_known), sum(refunded),
    sum(complaints_known), sum(complained), sum(valued), sum(payers), sum(value), sum(value_squares), sum(cost),
    sum(price), sum(price_squares), sum(price_times_value)
    FROM outcome_day GROUP BY experiment, phase, horizon, arm, currency;
  `,
  // Offers in the books that say whose they are go on their day, also where nobody asks.
  `CREATE INDEX claims_named ON claims (expires) WHERE customer IS NOT NULL`,
]
