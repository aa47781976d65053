import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDeeds, type History, historyOf } from '#test/arbitraries/histories.ts';
import { replayed } from '#test/arbitraries/replay.ts';
import { daysAfter } from '../calendar.ts';
import { firstThatMatters, headerAsAt, type Moment, nodesAsAt } from './as-at.ts';
import type { Node } from './schema.ts';

/** As the store reads it: the rows now, and only that part of the log which can make a difference. */
function asAt({ now, entries }: History, moment: Moment): Node[] {
  const from = firstThatMatters(moment);
  return nodesAsAt(
    now,
    entries.filter(({ id }) => id >= from),
    moment,
  );
}

const inOrder = (nodes: readonly Node[]) => nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
/** What a plan shows of a node; its version tells of later changes, even of those that are taken back. */
const shown = (nodes: readonly Node[]) => inOrder(nodes).map(({ version: _, ...node }) => node);

const anyDay = fc.nat({ max: 200 }).map((days) => daysAfter('2023-12-20', days));
const anyMoment = fc.oneof(
  anyDay.map((on) => ({ on, knownAt: null })),
  anyDay.map((day) => ({ on: null, knownAt: `${day}T10:00:00.005Z` })),
  fc.tuple(anyDay, anyDay).map(([on, day]) => ({ on, knownAt: `${day}T23:00:00.000Z` })),
);

describe('a plan as at a date', () => {
  test('of today is the plan as it is', () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const history = historyOf(deeds);
        const standing = history.now.filter((node) => node.removed === null);
        expect(shown(asAt(history, { on: history.today, knownAt: null }))).toEqual(shown(standing));
      }),
    );
  });

  test('is what a replay of everything that counts comes to', () => {
    fc.assert(
      fc.property(anyDeeds, anyMoment, (deeds, moment) => {
        const history = historyOf(deeds);
        expect(shown(asAt(history, moment))).toEqual(shown(replayed(history, moment)));
      }),
      { numRuns: 300 },
    );
  });

  test('knows what was recorded at that very moment', () => {
    fc.assert(
      fc.property(anyDeeds, fc.nat(), (deeds, pick) => {
        const history = historyOf(deeds);
        const knownAt = history.entries[pick % Math.max(1, history.entries.length)]?.recordedAt ?? null;
        const moment = { on: null, knownAt };
        expect(shown(asAt(history, moment))).toEqual(shown(replayed(history, moment)));
      }),
      { numRuns: 300 },
    );
  });

  test('stays as it was, whatever is true later', () => {
    fc.assert(
      fc.property(anyDeeds, anyDeeds, anyDay, (deeds, more, on) => {
        const before = historyOf(deeds);
        const after = historyOf([...deeds, ...more]);
        const added = after.entries.slice(before.entries.length);
        fc.pre(on < before.today && added.every(({ effectiveOn }) => effectiveOn > on));
        expect(shown(asAt(after, { on, knownAt: null }))).toEqual(shown(asAt(before, { on, knownAt: null })));
      }),
    );
  });

  test('stays as it was known, whatever is recorded later', () => {
    fc.assert(
      fc.property(anyDeeds, anyDeeds, (deeds, more) => {
        const before = historyOf(deeds);
        const moment = { on: null, knownAt: before.entries.at(-1)?.recordedAt ?? '2024-01-01T00:00:00.000Z' };
        const after = historyOf([...deeds, ...more]);
        expect(shown(asAt(after, moment))).toEqual(shown(asAt(before, moment)));
      }),
    );
  });
});

describe('undoing', () => {
  const last = { does: 'undo', pick: 0, back: 0, later: 0 } as const;

  test('and undoing that changes nothing', () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const before = historyOf(deeds);
        const after = historyOf([...deeds, last, last]);
        fc.pre(after.entries.length === before.entries.length + 2);
        expect(shown(after.now)).toEqual(shown(before.now));
      }),
    );
  });

  test('leaves every date as if the change had never been', () => {
    fc.assert(
      fc.property(anyDeeds, anyDay, (deeds, on) => {
        const without = historyOf(deeds.slice(0, -1));
        const undone = historyOf([...deeds, last]);
        fc.pre(undone.entries.length === without.entries.length + 2);
        const moment = { on, knownAt: null };
        expect(shown(asAt(undone, moment))).toEqual(shown(asAt(without, moment)));
      }),
    );
  });
});

describe('a plan’s own words as at a date', () => {
  const entry = (place: number, effectiveOn: string, [before, after]: [string, string]) => ({
    ...{ id: `2024-06-0${place}T10:00:00.000Z~${'0'.repeat(26)}`, verb: 'plan.changed', by: null, effectiveOn },
    ...{ recordedAt: `2024-06-0${place}T10:00:00.000Z`, why: null, undoes: null },
    changes: [{ row: 'PLAN', before: { title: before }, after: { title: after }, version: place }],
  });

  test('are those that were true then, though later ones were recorded before', () => {
    const entries = [entry(1, '2024-05-01', ['First', 'Of May']), entry(2, '2024-03-01', ['Of May', 'Of March'])];
    const at = (on: string) => headerAsAt({ title: 'Of March' }, entries as never, { on, knownAt: null }).title;
    expect(['2024-02-01', '2024-03-15', '2024-06-30'].map(at)).toEqual(['First', 'Of March', 'Of March']);
  });
});
