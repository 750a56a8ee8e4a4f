import { defineConfig } from 'prisma/config';

/** For Prisma's command line only: the app opens its databases through its own adapter. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'file:content/.whetstone/index.db' },
});
