import { describe, expect, test } from 'vitest';
import { suggestAreas } from '#app/core/brief-suggest.ts';
import { dayOf, vaultOf } from './read-vault.ts';

const area = (title: string, more = '') => `---\ntitle: ${title}\nquadrant: tools\n${more}---\n`;
const entry = (head: string) => `---\n${head}\n---\n`;

describe('areas suggested for a meeting', () => {
  const vault = vaultOf({
    'areas/kafka.md': area('Kafka', 'tags: [messaging]\n'),
    'areas/pg.md': area('Postgres'),
    'areas/zoo.md': area('ZooKeeper'),
    'areas/cognito.md': area('Amazon Cognito', 'vendor: Amazon\naliases: [sign-in]\n'),
    'meetings/m.md': entry('date: 2026-01-01\nareas: [pg]\nminutes: 30\nvendor: Elephantine'),
    'meetings/listed.md': entry('date: 2026-01-02\nareas: [zoo]\nvendor: Keeperly'),
    'meetings/judged.md': entry('date: 2026-01-03\nareas: { kafka: { verdict: hold } }\nvendor: Judgehill'),
    'meetings/to-come.md': entry('date: 2026-12-24\nareas: [zoo]\nminutes: 45\nvendor: Elephantine'),
    'notes/of-them.md': entry('date: 2026-01-05\nareas: [kafka]\nminutes: 10\nvendor: Elephantine'),
  });
  const suggested = (topic: string, vendor = '') => suggestAreas(vault, { vendor, topic }, dayOf('2026-11-01'));
  const sure = (topic: string, vendor = '') => suggested(topic, vendor).flatMap(({ area: id, isSure }) => (isSure ? [id] : []));
  const guessed = (topic: string, vendor = '') => suggested(topic, vendor).flatMap(({ area: id, isSure }) => (isSure ? [] : [id]));

  test('are sure where the topic names them, where they come from the vendor, and where one spoke of them with this vendor', () => {
    expect(sure('a talk on kafka')).toEqual(['kafka']);
    expect(sure('their sign-in product')).toEqual(['cognito']);
    expect(sure('', 'Amazon')).toEqual(['cognito']);
    expect(sure('', 'Elephantine')).toEqual(['pg']);
    expect(sure('', 'Judgehill')).toEqual(['kafka']);
  });

  test('are guesses where only a word or the kind of thing fits, or a vendor is called like them', () => {
    expect([sure('streaming'), guessed('streaming')]).toEqual([[], ['kafka']]);
    expect([sure('', 'Kafka & Sons'), guessed('', 'Kafka & Sons')]).toEqual([[], ['kafka']]);
    expect([sure('who signs in'), guessed('a sign of life')]).toEqual([[], ['cognito']]);
  });

  test('are neither for having been on the list of a meeting that nobody says took place', () => {
    expect(suggested('', 'Keeperly')).toEqual([]);
    expect(suggested('', 'Elephantine').map(({ area: id }) => id)).toEqual(['pg']);
  });

  test('are none where nothing points to any', () => {
    expect(suggested('')).toEqual([]);
    expect(suggested('nothing of the sort')).toEqual([]);
  });

  test('have the sure ones first', () => {
    expect(suggested('postgres for streaming').map(({ area: id }) => id)).toEqual(['pg', 'kafka']);
  });
});
