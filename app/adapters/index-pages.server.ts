import type { StoredLesson, StoredLink, StoredQuestion, VaultIndex } from './index.server.ts';
import type { PrismaClient } from './generated/client.ts';

/** What single pages read, through Prisma. */
export interface Pages extends Pick<VaultIndex, 'text' | 'texts' | 'entryAt' | 'linksTo' | 'questions' | 'lessons'> {
  /** Loads Prisma ahead of the first page. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

type QuestionWhere = { file?: { path: { in: string[] } } };

const CHUNK = 500;
const file = { select: { path: true } } as const;
const inOrder = [{ file: { path: 'asc' } }, { position: 'asc' }] as const;

/** Prisma takes half a second and 90 MB to load, so it is loaded by the first page that needs it. */
export function createPages(databasePath: string): Pages {
  let loading: Promise<PrismaClient> | null = null;
  const prisma = () => (loading ??= loadPrisma(databasePath));
  const text = async (path: string) => {
    const content = await (await prisma()).content.findFirst({ where: { file: { path } }, select: { text: true } });
    return content?.text ?? null;
  };
  return {
    text,
    async texts(paths) {
      const found = await inChunks(paths, async (chunk) => {
        const where = { file: { path: { in: chunk } } };
        return (await prisma()).content.findMany({ where, include: { file } });
      });
      return new Map(found.map(({ text, file: { path } }) => [path, text]));
    },
    async entryAt(path) {
      const found = await text(path);
      if (found === null) return null;
      const { readSubject } = await import('./index-rows.server.ts');
      const subject = readSubject(path, found);
      return subject.role === 'entry' ? subject.entry : null;
    },
    async linksTo(keys) {
      const links = await inChunks(keys, async (chunk) => {
        const where = { key: { in: chunk } };
        return (await prisma()).link.findMany({ where, include: { file }, orderBy: [...inOrder] });
      });
      return links.map((link) => inFile(link) as StoredLink);
    },
    async questions({ answered, paths } = {}) {
      const find = async (where: QuestionWhere) =>
        (await prisma()).question.findMany({ where: { ...where, answered }, include: { file }, orderBy: [...inOrder] });
      const questions = paths ? await inChunks(paths, (chunk) => find({ file: { path: { in: chunk } } })) : await find({});
      return questions.map((question): StoredQuestion => inFile(question));
    },
    async lessons(paths) {
      const lessons = await inChunks(paths, async (chunk) => {
        const where = { file: { path: { in: chunk } } };
        return (await prisma()).lesson.findMany({ where, include: { file }, orderBy: [...inOrder] });
      });
      return lessons.map((lesson): StoredLesson => inFile(lesson));
    },
    async warm() {
      await (await prisma()).content.findFirst({ where: { file: { path: '' } } });
    },
    async close() {
      await (await loading)?.$disconnect();
    },
  };
}

async function loadPrisma(databasePath: string): Promise<PrismaClient> {
  const [{ PrismaBetterSqlite3 }, { PrismaClient }] = await Promise.all([
    import('@prisma/adapter-better-sqlite3'),
    import('./generated/client.ts'),
  ]);
  return new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${databasePath}` }) });
}

/** Asks for as many values at a time as Prisma binds on SQLite; rows come in the order of the sorted values. */
async function inChunks<Row>(values: readonly string[], find: (chunk: string[]) => Promise<Row[]>): Promise<Row[]> {
  const sorted = [...new Set(values)].sort();
  const rows: Row[] = [];
  for (let start = 0; start < sorted.length; start += CHUNK) rows.push(...(await find(sorted.slice(start, start + CHUNK))));
  return rows;
}

/** A row with the path of its file in place of the keys that led to it. */
function inFile<Row extends { file: { path: string }; fileId: number; position: number }>(row: Row) {
  const { file: { path }, fileId: _fileId, position: _position, ...rest } = row;
  return { ...rest, file: path };
}
