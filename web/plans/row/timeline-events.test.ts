import { describe, expect, test } from 'vitest';
import { Entry, Update } from '#shared/plans/schema.ts';
import { sampleId } from '../plan-sample.ts';
import { eventsOf } from './timeline-events.ts';

const anUpdate = (number: number, recordedAt: string): Update =>
  Update.parse({
    id: sampleId(number),
    node: sampleId(1),
    status: null,
    delivered: 'Done',
    next: '',
    effectiveOn: '2019-09-03',
    evidence: [],
    recordedAt,
    by: sampleId(2),
    withdrawn: false,
  });

const anEntry = (verb: string, row: string, recordedAt: string): Entry =>
  Entry.parse({
    id: `${recordedAt}~${sampleId(9)}`,
    verb,
    by: sampleId(2),
    effectiveOn: '2019-09-03',
    recordedAt,
    why: null,
    changes: [{ row, before: null, after: {}, version: 1 }],
    undoes: null,
  });

describe('the timeline of an action', () => {
  const [early, late] = ['2019-09-03T09:00:00.000Z', '2019-10-01T09:00:00.000Z'];

  test('the newest stands first', () => {
    const events = eventsOf({ updates: [anUpdate(5, early)], entries: [anEntry('node.changed', 'NODE#1', late)] });
    expect(events.map(({ kind }) => kind)).toEqual(['entry', 'update']);
  });

  test('an update is told once, not again by the entry that recorded it', () => {
    const row = `UPDATE#${sampleId(1)}#${sampleId(5)}`;
    const events = eventsOf({ updates: [anUpdate(5, early)], entries: [anEntry('update.recorded', row, early)] });
    expect(events.map(({ kind }) => kind)).toEqual(['update']);
  });

  test('an update that was taken back is still told by its entry', () => {
    const row = `UPDATE#${sampleId(1)}#${sampleId(6)}`;
    expect(eventsOf({ updates: [], entries: [anEntry('update.recorded', row, early)] })).toHaveLength(1);
  });
});
