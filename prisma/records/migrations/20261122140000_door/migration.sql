-- Times are milliseconds since the epoch. No secret is here, only what it hashes to.

-- Whose vault this is: one row. `name` tells the cookies of vaults apart that one machine serves.
CREATE TABLE "Owner" (
    "id"         INTEGER PRIMARY KEY NOT NULL CHECK ("id" = 1),
    "name"       TEXT NOT NULL,
    "password"   TEXT,
    "passwordAt" INTEGER
) STRICT;

INSERT INTO "Owner" ("id", "name") VALUES (1, lower(hex(randomblob(4))));

-- Links that sign one browser in, once.
CREATE TABLE "SetupLink" (
    "hash"      BLOB PRIMARY KEY NOT NULL,
    "createdAt" INTEGER NOT NULL,
    "expiresAt" INTEGER NOT NULL,
    "claimedAt" INTEGER
) STRICT;

CREATE TABLE "Session" (
    "id"        TEXT PRIMARY KEY NOT NULL,
    "hash"      BLOB NOT NULL,
    "browser"   TEXT NOT NULL,
    "createdAt" INTEGER NOT NULL,
    "seenAt"    INTEGER NOT NULL
) STRICT;
