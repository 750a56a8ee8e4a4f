import type { Head } from './heads.ts';
import type { Names } from './names.ts';

/** What links are called where they stand in running words; null for what nothing is called. */
export function titlesOf({ names }: { names: Pick<Names<Head>, 'resolve'> }): (target: string) => string | null {
  return (target) => {
    const found = names.resolve(target);
    return found.state === 'found' ? found.target.title : null;
  };
}

/** Id of the one area that goes by a name; null where there is none, or more than one. */
export function areaNamed({ names }: { names: Pick<Names<Head>, 'resolveArea'> }, ref: string): string | null {
  const found = names.resolveArea(ref);
  return found.state === 'found' ? found.target.id : null;
}
