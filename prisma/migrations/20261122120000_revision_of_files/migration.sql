-- What changed since a revision can be told without looking at all files.

-- AlterTable
ALTER TABLE "File" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Gone" (
    "path" TEXT NOT NULL PRIMARY KEY,
    "revision" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "File_revision_idx" ON "File"("revision");

-- CreateIndex
CREATE INDEX "Gone_revision_idx" ON "Gone"("revision");
