import type { Lens } from '#app/core/config.ts';

export const LENS_WORDS: Record<Lens, string> = {
  recommendation: 'What I recommend',
  contact: 'How close I am',
};
