-- The index of a vault: see prisma/schema.prisma for what each table holds.

-- CreateTable
CREATE TABLE "File" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "path" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "stamp" TEXT NOT NULL,
    "settled" BOOLEAN NOT NULL,
    "hash" TEXT NOT NULL,
    "readAt" REAL NOT NULL
);

-- CreateTable
CREATE TABLE "Summary" (
    "fileId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "head" TEXT NOT NULL,
    "claims" TEXT NOT NULL,
    "statements" TEXT NOT NULL,
    CONSTRAINT "Summary_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Content" (
    "fileId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL,
    CONSTRAINT "Content_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Link" (
    "fileId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "fragment" TEXT,
    "label" TEXT,
    "line" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "key" TEXT NOT NULL,

    PRIMARY KEY ("fileId", "position"),
    CONSTRAINT "Link_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Question" (
    "fileId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "answered" BOOLEAN NOT NULL,
    "answer" TEXT NOT NULL,

    PRIMARY KEY ("fileId", "position"),
    CONSTRAINT "Question_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lesson" (
    "fileId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("fileId", "position"),
    CONSTRAINT "Lesson_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Diagnostic" (
    "fileId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "severity" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "hint" TEXT NOT NULL,

    PRIMARY KEY ("fileId", "position"),
    CONSTRAINT "Diagnostic_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "File" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meta" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "File_path_key" ON "File"("path");

-- CreateIndex
CREATE INDEX "Link_key_idx" ON "Link"("key");
