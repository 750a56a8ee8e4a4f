import type { Kind } from '#app/core/entry.ts';

export const KIND_WORDS: Record<Kind, string> = {
  project: 'project',
  'deep-dive': 'deep dive',
  review: 'review',
  reading: 'reading',
  meeting: 'meeting',
  note: 'note',
};
