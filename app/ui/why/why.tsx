import type { AreaView } from '#app/core/area-view.ts';
import type { Config } from '#app/core/config.ts';
import type { Day } from '#app/core/day.ts';
import { sayWhatIf } from '#app/core/why-words.ts';
import { sayDay } from '#app/core/words.ts';
import { ContactTable } from '../contact-table.tsx';
import { FirstHandSplit } from './first-hand.tsx';
import { HatchPattern } from './hatch.tsx';
import { ModelUsed } from './model-used.tsx';
import { ShareStack } from './share-stack.tsx';
import { WhatIf } from './what-if.tsx';

interface Props {
  page: Pick<AreaView, 'area' | 'asOf' | 'contacts' | 'stack' | 'changes' | 'freshness'> & {
    today: Day;
    ringNames: Config['rings'];
    thresholds: Config['thresholds'];
    older: { count: number; share: number } | null;
    titles: Record<string, string>;
    said: string[];
  };
}

/** What an area's numbers come from, and what would change them. */
export function Why({ page }: Props) {
  const { area, asOf, today, contacts, stack, changes, freshness, ringNames, thresholds } = page;
  const A = freshness?.A ?? 0;
  const borders = thresholds.contact.map((border, i) => ({ A: border, name: ringNames.contact[i]! }));
  return (
    <>
      <HatchPattern />
      <section id="why" className="why-section">
        <h2>Why</h2>
        {contacts.length > 0 && (
          <>
            <p className="soft">
              Each contact added evidence that fades since; together they hold <span className="number">{A.toFixed(3)}</span>{asOf === today ? ' today' : ` on ${sayDay(asOf)}`}.
            </p>
            <ShareStack stack={stack} asOf={asOf} borders={borders} title={area.title} />
            <FirstHandSplit A={A} firstHandShare={freshness?.firstHandShare ?? 0} legend />
          </>
        )}
        <ContactTable contacts={contacts} older={page.older} A={A} asOf={asOf} titles={page.titles} said={page.said} />
        <ModelUsed />
      </section>
      {changes && (
        <section id="change" className="why-section">
          <h2>What would change this</h2>
          <WhatIf words={sayWhatIf(changes, { asOf, today, rings: ringNames })} />
        </section>
      )}
    </>
  );
}
