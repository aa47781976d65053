import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Verb } from '../boards/agenda.ts';
import { MeetingState } from '../boards/schema.ts';
import { AgendaItemId, MeetingId, RecommendationId } from '../ids.ts';
import { type CopyContent, trimmedFor } from './contents.ts';
import { meetingContents, sendingRefusal, usualUntil } from './meeting-rules.ts';

const idOf = (place: number) => `01${String(place).padStart(24, '0')}`;

const anyItem = fc.record({
  withdrawn: fc.boolean(),
  order: fc.stringMatching(/^[a-z][0-9]$/),
  report: fc.option(
    fc.array(fc.record({ verb: fc.constantFrom(...Verb.options), decided: fc.boolean() }), { maxLength: 3 }),
  ),
});
const anyMeeting = fc.record({
  state: fc.constantFrom(...MeetingState.options),
  items: fc.array(anyItem, { maxLength: 6 }),
});
type Planned = typeof anyMeeting extends fc.Arbitrary<infer T> ? T : never;

/** A meeting in which every word says which field of what it is. */
function wholeOf({ state, items }: Planned) {
  const meeting = { id: MeetingId.parse(idOf(1)), on: '2031-05-05', begins: '14:00', place: 'PLACE', state };
  const numbered = items.map((item, at) => ({ ...item, at, id: AgendaItemId.parse(idOf(100 + at)) }));
  const asked = numbered.flatMap(({ report, withdrawn, at }) =>
    (report ?? []).map((each, place) => ({
      ...each,
      withdrawn,
      id: RecommendationId.parse(idOf(1000 + at * 10 + place)),
      at,
    })),
  );
  return {
    board: 'BOARD',
    // More than the schema knows, as a row has it: none of it may go any further.
    meeting: { ...meeting, retention: 'EXTRA-meeting', createdAt: 'EXTRA-meeting' },
    items: numbered.map(({ id, at, order, withdrawn, report }) => ({
      ...{ id, order, title: `TITLE-${at}${withdrawn ? '-OUT' : ''}`, minutes: 10, meeting: 'EXTRA-item' },
      withdrawn: withdrawn ? { on: '2031-04-01', why: 'SECRET-why' } : null,
      report: report && {
        ...{
          title: `REPORT-${at}`,
          from: `AUTHOR-${at}`,
          purpose: `PURPOSE-${at}`,
          body: `BODY-${at}`,
          extra: 'EXTRA-report',
        },
        recommendations: asked
          .filter((each) => each.at === at)
          .map(({ id: recommendation, verb }) => ({
            id: recommendation,
            verb,
            words: `ASKED-${at}`,
            extra: 'EXTRA-asked',
          })),
      },
    })),
    decisions: asked
      .filter(({ decided }) => decided)
      .map(({ id }) => ({
        ...{ id, outcome: 'agreed' as const, words: 'DECIDED', on: '2031-05-05' },
        ...{ by: 'SECRET-by', recordedAt: 'SECRET-at', actions: ['SECRET-action'] },
      })),
  };
}

/** As the publisher makes them: by the rule and then by the schema of the audience. */
const copiedTo = (audience: 'board' | 'public', planned: Planned): CopyContent[] =>
  meetingContents(wholeOf(planned), audience).map((content) => trimmedFor(audience, content));

const titles = (contents: readonly CopyContent[]) =>
  contents.flatMap((each) =>
    each.kind === 'paper' ? [each.paper.title] : each.kind === 'agenda-item' ? [each.item.title] : [],
  );

describe('what is shown of a meeting', () => {
  test.each(['board', 'public'] as const)('to a %s is nothing before the agenda is published', (audience) => {
    fc.assert(
      fc.property(anyMeeting, (planned) => {
        const isPlanned = planned.state === 'planned';
        expect(copiedTo(audience, planned).length === 0).toBe(isPlanned);
        expect(sendingRefusal(planned) === null).toBe(!isPlanned);
      }),
    );
  });

  test.each(['board', 'public'] as const)(
    'to a %s holds nothing withdrawn, nobody’s id and no field unnamed',
    (audience) => {
      fc.assert(
        fc.property(anyMeeting, (planned) => {
          expect(JSON.stringify(copiedTo(audience, planned))).not.toMatch(/SECRET|EXTRA|-OUT/);
        }),
      );
    },
  );

  test.each(['board', 'public'] as const)(
    'to a %s is every item that stands, in the order of the agenda',
    (audience) => {
      fc.assert(
        fc.property(anyMeeting, (planned) => {
          fc.pre(planned.state !== 'planned');
          const standing = wholeOf(planned).items.filter(({ withdrawn }) => withdrawn === null);
          const expected = standing.toSorted((a, b) => (`${a.order} ${a.id}` < `${b.order} ${b.id}` ? -1 : 1));
          expect(titles(copiedTo(audience, planned))).toEqual(expected.map(({ title }) => title));
        }),
      );
    },
  );

  test('to everyone holds no report and no author, and what was decided only once the minutes are agreed', () => {
    fc.assert(
      fc.property(anyMeeting, (planned) => {
        const text = JSON.stringify(copiedTo('public', planned));
        expect(text).not.toMatch(/REPORT|AUTHOR|PURPOSE|BODY/);
        if (planned.state !== 'minutes-agreed') expect(text).not.toContain('DECIDED');
      }),
    );
  });

  test('to its board holds each decision as soon as there is one', () => {
    fc.assert(
      fc.property(anyMeeting, (planned) => {
        fc.pre(planned.state !== 'planned');
        const decided = planned.items
          .filter(({ withdrawn }) => !withdrawn)
          .flatMap(({ report }) => (report ?? []).filter((each) => each.decided));
        expect(JSON.stringify(copiedTo('board', planned)).split('DECIDED').length - 1).toBe(decided.length);
      }),
    );
  });
});

describe('a kind of content', () => {
  test('that an audience may not be given is refused', () => {
    const whole = wholeOf({ state: 'held', items: [{ withdrawn: false, order: 'a0', report: [] }] });
    const [, paper] = meetingContents(whole, 'board');
    const [, item] = meetingContents(whole, 'public');
    if (paper === undefined || item === undefined) throw new Error('A meeting of one item has one part');
    expect(() => trimmedFor('public', paper)).toThrow();
    expect(() => trimmedFor('board', item)).toThrow();
    for (const content of [paper, item]) {
      expect(() => trimmedFor('partnership', content)).toThrow();
      expect(() => trimmedFor('school', content)).toThrow();
    }
  });
});

describe('the usual last day', () => {
  test('is a month after the meeting, or after today where it is past', () => {
    expect(usualUntil({ on: '2027-03-01' }, '2027-01-01')).toBe('2027-03-31');
    expect(usualUntil({ on: '2026-03-01' }, '2027-01-01')).toBe('2027-01-31');
  });
});
