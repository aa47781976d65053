import { describe, expect, test } from 'vitest';
import { BoardId, MeetingId, MemberId, RecommendationId } from '../ids.ts';
import type { Report } from './agenda.ts';
import {
  agendaRefusal,
  compareMeetings,
  decisionProblems,
  decisionRefusal,
  isComing,
  isSitting,
  meetingRefusal,
  memberProblems,
  nextStates,
  parentProblems,
  reportRefusal,
  stateRefusal,
  withdrawalRefusal,
} from './rules.ts';
import { DecisionDraft, type MeetingLine, type MeetingState } from './schema.ts';

const today = '2026-11-22';
const idOf = (letter: string) => `01K000000000000000000000${letter}A`;
const first = RecommendationId.parse(idOf('A'));
const second = RecommendationId.parse(idOf('B'));

const report: Report = {
  ...{ title: 'Progress', from: 'Head of School Improvement', purpose: '', body: '' },
  recommendations: [
    { id: first, verb: 'note', words: 'the progress' },
    { id: second, verb: 'agree', words: 'a conference' },
  ],
};
const item = { withdrawn: null, report };
const withdrawn = { withdrawn: { on: today, why: 'Not ready' }, report };
const meeting = (state: MeetingState, on = '2026-11-20') => ({ state, on });
const nothingDecided = { items: [item], decided: new Set<string>(), today };

describe('which state a meeting may be in next', () => {
  test('is one step on, or the agenda taken back', () => {
    expect(nextStates(meeting('planned'), nothingDecided)).toEqual(['agenda-published']);
    expect(nextStates(meeting('agenda-published'), nothingDecided)).toEqual(['planned', 'held']);
    expect(nextStates(meeting('held'), { ...nothingDecided, decided: new Set([first, second]) })).toEqual([
      'minutes-agreed',
    ]);
    expect(nextStates(meeting('minutes-agreed'), nothingDecided)).toEqual([]);
  });

  test('a step cannot be left out, and none is taken twice', () => {
    expect(stateRefusal(meeting('planned'), 'held', nothingDecided)).toMatch(/agenda is published before/);
    expect(stateRefusal(meeting('held'), 'agenda-published', nothingDecided)).toMatch(/minutes are agreed next/);
    expect(stateRefusal(meeting('held'), 'held', nothingDecided)).not.toBeNull();
  });

  test('an agenda with nothing on it is not published', () => {
    expect(stateRefusal(meeting('planned'), 'agenda-published', { ...nothingDecided, items: [withdrawn] })).toMatch(
      /nothing on the agenda/,
    );
  });

  test('a meeting is not held before its day', () => {
    expect(stateRefusal(meeting('agenda-published', '2026-11-23'), 'held', nothingDecided)).toMatch(/23 November 2026/);
    expect(stateRefusal(meeting('agenda-published', today), 'held', nothingDecided)).toBeNull();
  });

  test('minutes are agreed once each recommendation has its outcome; a withdrawn item needs none', () => {
    const one = { ...nothingDecided, decided: new Set([first]) };
    expect(stateRefusal(meeting('held'), 'minutes-agreed', one)).toMatch(/One recommendation has no outcome yet/);
    expect(stateRefusal(meeting('held'), 'minutes-agreed', nothingDecided)).toMatch(/2 recommendations have/);
    expect(stateRefusal(meeting('held'), 'minutes-agreed', { ...nothingDecided, items: [withdrawn] })).toBeNull();
  });

  test('an agenda on which the board has begun to decide is not taken back', () => {
    const begun = { ...nothingDecided, decided: new Set([first]) };
    expect(stateRefusal(meeting('agenda-published'), 'planned', begun)).toMatch(/begun to decide/);
  });
});

describe('what stays as it was', () => {
  test('when and where, once the meeting was held', () => {
    expect(meetingRefusal(meeting('agenda-published'))).toBeNull();
    expect(meetingRefusal(meeting('held'))).toMatch(/was held on 20 November 2026/);
  });

  test('the agenda, once the minutes are agreed', () => {
    expect(agendaRefusal(meeting('held'))).toBeNull();
    expect(agendaRefusal(meeting('minutes-agreed'))).toMatch(/minutes are agreed/);
  });

  test('an item that was on the agenda of a meeting that was held, or that was decided on', () => {
    expect(withdrawalRefusal(meeting('agenda-published'), item, new Set())).toBeNull();
    expect(withdrawalRefusal(meeting('agenda-published'), item, new Set([second]))).toMatch(/has decided/);
    expect(withdrawalRefusal(meeting('held'), item, new Set())).toMatch(/was held/);
  });

  test('the words of a recommendation that was decided on, and those alone', () => {
    const decided = new Set([first]);
    const [one, two] = report.recommendations;
    const other = { ...report, recommendations: [one, { ...two, words: 'two conferences' }] } as Report;
    expect(reportRefusal(report, other, decided)).toBeNull();
    expect(reportRefusal(report, { ...report, recommendations: [] }, decided)).toMatch(/its words stay/);
    expect(reportRefusal(report, null, decided)).toMatch(/its words stay/);
    expect(reportRefusal(report, other, new Set([second]))).toMatch(/its words stay/);
  });
});

describe('a decision', () => {
  const open = { decided: false, today };

  test('is recorded on the meeting’s day or once it was held', () => {
    expect(decisionRefusal(meeting('held'), item, open)).toBeNull();
    expect(decisionRefusal(meeting('planned', today), item, open)).toBeNull();
    expect(decisionRefusal(meeting('agenda-published', '2026-11-23'), item, open)).toMatch(/on the day of the meeting/);
    expect(decisionRefusal(meeting('agenda-published', '2026-11-21'), item, open)).toMatch(/once it was held/);
  });

  test('is none on an item that was withdrawn, none twice, and none after the minutes', () => {
    expect(decisionRefusal(meeting('held'), withdrawn, open)).toMatch(/was withdrawn/);
    expect(decisionRefusal(meeting('held'), item, { ...open, decided: true })).toMatch(/already/);
    expect(decisionRefusal(meeting('minutes-agreed'), item, open)).toMatch(/minutes are agreed/);
  });

  test('is of the meeting’s day or later, and never of the future', () => {
    expect(decisionProblems('2026-11-20', meeting('held'), today)).toEqual([]);
    expect(decisionProblems('2026-11-19', meeting('held'), today)[0]?.pointer).toBe('#/on');
    expect(decisionProblems('2026-11-23', meeting('held'), today)[0]?.detail).toMatch(/in the past/);
  });

  test('that is not simply agreed says what the board said', () => {
    const draft = { item: idOf('C'), recommendation: first, words: '', on: today };
    expect(DecisionDraft.safeParse({ ...draft, outcome: 'agreed' }).success).toBe(true);
    expect(DecisionDraft.safeParse({ ...draft, outcome: 'deferred' }).error?.issues[0]?.path).toEqual(['words']);
    expect(DecisionDraft.safeParse({ ...draft, outcome: 'deferred', words: 'To the spring' }).success).toBe(true);
  });
});

describe('a place on a board', () => {
  const term = (letter: string, from: string, until: string | null, part: 'chair' | 'member' = 'chair') => ({
    ...{ id: MemberId.parse(idOf(letter)), name: `Chair ${letter}`, part, from, until },
  });

  test('counts from its first day to its last', () => {
    expect(isSitting({ from: today, until: today }, today)).toBe(true);
    expect(isSitting({ from: '2026-11-23', until: null }, today)).toBe(false);
    expect(isSitting({ from: '2026-01-01', until: '2026-11-21' }, today)).toBe(false);
  });

  test('ends after it begins', () => {
    expect(memberProblems(term('A', '2026-02-01', '2026-01-31', 'member'), [])[0]?.pointer).toBe('#/until');
  });

  test('of the chair is held by one at a time', () => {
    const before = term('A', '2024-01-01', '2025-12-31');
    expect(memberProblems(term('B', '2026-01-01', null), [before])).toEqual([]);
    expect(memberProblems(term('B', '2025-12-31', null), [before])[0]).toMatchObject({ pointer: '#/part' });
    expect(memberProblems(term('B', '2025-12-31', null, 'member'), [before])).toEqual([]);
    expect(memberProblems(before, [before])).toEqual([]);
  });
});

describe('where a board stands', () => {
  const [a, b, c] = ['A', 'B', 'C'].map((letter) => BoardId.parse(idOf(letter)));

  test('is under another of its authority, and never under itself', () => {
    if (a === undefined || b === undefined || c === undefined) throw new Error('Three boards were wanted');
    const all = [
      { id: a, parent: null },
      { id: b, parent: a },
    ];
    expect(parentProblems({ id: c, parent: b }, all)).toEqual([]);
    expect(parentProblems({ id: a, parent: b }, all)[0]?.detail).toMatch(/under itself/);
    expect(parentProblems({ id: a, parent: a }, all)[0]?.detail).toMatch(/under itself/);
    expect(parentProblems({ id: a, parent: c }, all)[0]?.detail).toMatch(/of your authority/);
  });
});

describe('meetings', () => {
  const line = (letter: string, on: string, begins: string): MeetingLine => ({
    ...{ id: MeetingId.parse(idOf(letter)), on, begins, place: '', state: 'planned' },
  });

  test('are in order of day, then time, then id', () => {
    const lines = [
      line('C', '2026-12-01', '14:00'),
      line('B', '2026-12-01', '09:00'),
      line('A', '2026-12-01', '14:00'),
    ];
    expect(lines.toSorted(compareMeetings).map(({ id }) => id)).toEqual([idOf('B'), idOf('A'), idOf('C')]);
    expect(compareMeetings(line('A', today, '09:00'), line('A', today, '09:00'))).toBe(0);
  });

  test('are coming until they were held or their day is past', () => {
    expect(isComing(meeting('agenda-published', today), today)).toBe(true);
    expect(isComing(meeting('planned', '2026-11-21'), today)).toBe(false);
    expect(isComing(meeting('held', today), today)).toBe(false);
  });
});
