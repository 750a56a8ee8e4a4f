-- Where the vault has been served: a link begins with the latest, and no shared text leads to another page there.
CREATE TABLE "Address" (
    "origin"   TEXT PRIMARY KEY NOT NULL,
    "isPublic" INTEGER NOT NULL,
    "servedAt" INTEGER NOT NULL
) STRICT;
