import { describe, expect, test } from 'vitest';
import type { AgendaItem } from '#shared/boards/agenda.ts';
import { AgendaItemId, MeetingId, RecommendationId } from '#shared/ids.ts';
import { changeOf, emptyReport, problemsOf, valuesOf, withIds } from './item-values.ts';

const [first, second] = ['A', 'B'].map((letter) => RecommendationId.parse(`01K000000000000000000000${letter}A`));
if (first === undefined || second === undefined) throw new Error('Two ids were wanted');

const item: AgendaItem = {
  ...{ id: AgendaItemId.parse('01K0000000000000000000000A'), meeting: MeetingId.parse('01K0000000000000000000000B') },
  ...{ title: 'Progress', minutes: 20, order: 'a0', withdrawn: null, version: 1 },
  cycle: null,
  report: { ...emptyReport('Progress'), recommendations: [{ id: first, verb: 'note', words: 'the progress' }] },
  can: { change: true, withdraw: true },
};

describe('an item as it is typed', () => {
  test('sends only what was named', () => {
    const values = { ...valuesOf(item), title: 'Progress so far' };
    expect(changeOf(['title'], values)).toEqual({ title: 'Progress so far' });
    expect(changeOf(['minutes'], { ...values, minutes: ' ' })).toEqual({ minutes: null });
    expect(changeOf(['minutes'], { ...values, minutes: '35' })).toEqual({ minutes: 35 });
  });

  test('is told what is wrong with it before it is sent', () => {
    const wrong = changeOf(['title', 'minutes', 'report'], { title: ' ', minutes: 'soon', report: emptyReport('') });
    expect(problemsOf(wrong)).toEqual([
      { pointer: '#/title', detail: 'Enter the title of the item' },
      { pointer: '#/minutes', detail: 'Enter whole minutes' },
      { pointer: '#/report/title', detail: 'Enter the title of the report' },
    ]);
    expect(problemsOf(changeOf(['minutes'], { minutes: '25' }))).toEqual([]);
  });

  test('does not send a recommendation that has no words yet', () => {
    const asked = [
      { id: first, verb: 'note', words: 'the progress' },
      { id: null, verb: 'agree', words: ' ' },
    ];
    const values = { report: { ...emptyReport('Progress'), recommendations: asked } };
    expect(changeOf(['report'], values).report?.recommendations).toEqual([asked[0]]);
  });

  test('takes the ids of new recommendations, and keeps what was typed meanwhile', () => {
    const asked = [
      { id: first, verb: 'note', words: 'the progress' },
      { id: null, verb: 'agree', words: 'a conference' },
    ];
    const values = { report: { ...emptyReport('Progress'), recommendations: asked } };
    const sent = changeOf(['report'], values);
    const saved = {
      ...item,
      report: {
        ...emptyReport('Progress'),
        recommendations: [
          ...(item.report?.recommendations ?? []),
          { id: second, verb: 'agree' as const, words: 'a conference' },
        ],
      },
    };
    const typed = {
      report: { ...values.report, recommendations: [asked[0], { ...asked[1], words: 'a conference for all' }] },
    };
    expect(withIds(typed, sent, saved)).toMatchObject({
      report: { recommendations: [{ id: first }, { id: second, words: 'a conference for all' }] },
    });
  });
});
