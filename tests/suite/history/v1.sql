PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE run (
    id          INTEGER PRIMARY KEY,
    as_of       INTEGER NOT NULL,
    as_of_text  TEXT NOT NULL,
    times       INTEGER NOT NULL,
    is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
    reasons     TEXT NOT NULL,
    scope       TEXT NOT NULL,
    program     TEXT NOT NULL,
    new         INTEGER NOT NULL,
    worsened    INTEGER NOT NULL,
    improved    INTEGER NOT NULL,
    resolved    INTEGER NOT NULL,
    open        INTEGER NOT NULL,
    away        INTEGER NOT NULL,
    is_pruned   INTEGER NOT NULL DEFAULT 0,
    chain       TEXT NOT NULL
) STRICT;
INSERT INTO run VALUES(1,1773187199999999,'2026-03-10',1,1,'','','0.1.0',2,0,0,0,2,0,0,'e9c0de2845396b0b5583fbb979096ca6a610382878965fbbf31c8c2cd90e565c');
INSERT INTO run VALUES(2,1773273599999999,'2026-03-11',1,1,'','','0.1.0',0,0,0,1,1,0,0,'4da3d3ef0df2029c21c9d5a088f745f2c29a413d7dd6787d7d9a22370b845faf');
CREATE TABLE supply (
    run    INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    role   TEXT NOT NULL,
    rows   INTEGER NOT NULL,
    newest INTEGER,
    PRIMARY KEY (run, role)
) STRICT, WITHOUT ROWID;
INSERT INTO supply VALUES(1,'orders',3,1773014400000000);
INSERT INTO supply VALUES(2,'orders',3,1773014400000000);
CREATE TABLE subject (
    fingerprint TEXT PRIMARY KEY,
    code        TEXT NOT NULL,
    order_key   TEXT NOT NULL,
    line        TEXT NOT NULL,
    document    TEXT NOT NULL,
    customer    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO subject VALUES('9ff3aced5c368f1d79610fd52edd3f8e','DLV101','A','','','Customer A');
INSERT INTO subject VALUES('9ffb4debdc368f1d79610fd78c413bdd','DLV101','B','','','Customer B');
CREATE TABLE state (
    fingerprint TEXT NOT NULL REFERENCES subject (fingerprint),
    run         INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    status      TEXT NOT NULL,
    condition   TEXT NOT NULL,
    severity    TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    stake       INTEGER,
    currency    TEXT NOT NULL,
    rows        INTEGER NOT NULL,
    stake_first INTEGER,
    first_seen  INTEGER NOT NULL,
    last_seen   INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, run)
) STRICT, WITHOUT ROWID;
INSERT INTO state VALUES('9ff3aced5c368f1d79610fd52edd3f8e',1,'new','open','error','broken',NULL,'',1,NULL,1773187199999999,1773187199999999);
INSERT INTO state VALUES('9ffb4debdc368f1d79610fd78c413bdd',1,'new','open','error','broken',NULL,'',1,NULL,1773187199999999,1773187199999999);
INSERT INTO state VALUES('9ffb4debdc368f1d79610fd78c413bdd',2,'resolved','resolved','error','broken',NULL,'',1,NULL,1773187199999999,1773187199999999);
CREATE INDEX state_of_run ON state (run);
COMMIT;
PRAGMA application_id = 1886547315;
PRAGMA user_version = 1;
