import { describe, expect, test } from 'vitest';
import { readCapture } from '#app/core/capture.ts';
import { NAMES } from './capture-names-of.ts';
import { dayOf } from './read-vault.ts';

const read = (input: string) => readCapture(input, { names: NAMES, today: dayOf('2026-11-22') });

describe('an area that is not there yet', () => {
  const areas = (input: string) => read(input).areas.map(({ id, isMissing }) => (isMissing ? `${id}?` : id));

  test('is understood between a depth and a time', () => {
    expect(read('built htmx 2h first page')).toMatchObject({ depth: 'built', minutes: 120, areas: [{ id: 'htmx', title: 'htmx', isMissing: true }], text: 'first page', target: { kind: 'note', title: 'first page' } });
    expect(read('built htmx 2h first page').parts.map(({ as, means }) => `${as} ${means}`)).toEqual(['depth built', 'area htmx', 'minutes 2 h', 'text first page']);
    expect(read('built htmx 2h first page').notes).toEqual(['There is no area “htmx” yet: this counts as soon as there is one.']);
    for (const input of ['built htmx, 2h: first page', 'built with htmx for 2h first page', 'built [[htmx]] 2h first page', 'yesterday built htmx 2h on mon first page']) {
      expect(read(input), input).toMatchObject({ depth: 'built', minutes: 120, areas: [{ id: 'htmx', isMissing: true }] });
    }
    expect(areas('built Tailwind CSS 1h second page')).toEqual(['Tailwind CSS?']);
    expect(areas('debugged C# 1h second page')).toEqual(['c?']);
    expect(read('[[vpn]] built wireguard 2h first tunnel')).toMatchObject({ target: { kind: 'log', id: 'vpn' }, areas: [{ id: 'wireguard' }], text: 'first tunnel' });
  });

  test('is offered what it may have been meant as', () => {
    expect(read('debugged kuberntes 90m probes failed').near).toEqual([{ from: 9, to: 18, written: 'kuberntes', why: 'missing', candidates: [{ as: 'area', write: '[[kubernetes]]', title: 'Kubernetes' }] }]);
    expect(read('built htmx 2h first page').near).toEqual([]);
  });

  test('is never made of a sentence, of people met, or where an area that is there is named', () => {
    for (const input of ['built a parser 2h for the log', 'read the paper 45m on queues', 'read chapter 3 45m of it', 'met Ann 30m about pricing', 'htmx 2h first page', 'built htmx 2h', 'built htmx first page', 'built dropped packets 2h later on', 'built filter 2h for the qdisc']) {
      expect(areas(input), input).toEqual([]);
    }
    expect(areas('discussed pricing 30m about kubernetes: too much')).toEqual([]);
    expect(areas('built pipeline 2h for [[kubernetes]]')).toEqual(['kubernetes']);
  });
});
