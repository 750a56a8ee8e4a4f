import { expect, onTestFinished, test } from 'vitest';
import { serveVault } from '#tests/support/app.ts';
import { ask, post } from '#tests/support/ask.ts';
import { makeVault } from '#tests/support/vault.ts';

test('the form of a share says of an edition that its day has not come', async () => {
  const vault = await makeVault({
    'whetstone.yml': 'title: Early\nfrozen: 2026-11-01\n',
    'areas/linux.md': '---\ntitle: Linux\nquadrant: platforms\nverdict: trial\n---\n',
    'editions/winter.md': '---\ntitle: Winter\nasOf: 2026-10-31\npublished: 2027-01-01\n---\n\n## Radar\n\n| Area | Id | Quadrant | Ring | Movement | Freshness |\n| - | - | - | - | - | - |\n| Linux | linux | platforms | trial | new | 0.62 fresh |\n',
  });
  onTestFinished(() => vault.remove());
  const app = await serveVault(vault.root);
  onTestFinished(() => app.close());
  const { status, body } = await ask(app.at, '/shares/new', post(app.at, { edition: 'winter', act: 'preview' }, { cookie: app.cookie }));
  expect(status).toBe(200);
  expect(body).toContain('“Winter” is set to be published on 1 January 2027; this shows it now.');
});
