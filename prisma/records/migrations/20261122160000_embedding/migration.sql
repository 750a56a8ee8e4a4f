-- Sites that may show a share inside their pages: origins, a space between.
ALTER TABLE "Share" ADD COLUMN "embed" TEXT NOT NULL DEFAULT '';
