-- Links to a read-only radar. A link is known by the hash of its token, and a row is the whole of what it may show.
CREATE TABLE "Share" (
    "id"          TEXT PRIMARY KEY NOT NULL,
    "hash"        BLOB NOT NULL UNIQUE,
    "scope"       TEXT NOT NULL,
    "recipient"   TEXT NOT NULL,
    "password"    TEXT,
    "days"        INTEGER NOT NULL,
    "createdAt"   INTEGER NOT NULL,
    "expiresAt"   INTEGER NOT NULL,
    "revokedAt"   INTEGER,
    "views"       INTEGER NOT NULL DEFAULT 0,
    "lastViewDay" INTEGER
) STRICT;
