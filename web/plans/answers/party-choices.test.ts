import { describe, expect, test } from 'vitest';
import { BoardId, PersonId } from '#shared/ids.ts';
import { sampleId } from '../plan-sample.ts';
import { partyChoices } from './party-choices.ts';

const lead = { id: PersonId.parse(sampleId(1)), name: 'Lead for attendance', left: false };
const gone = { id: PersonId.parse(sampleId(2)), name: 'Former lead', left: true };
const board = { id: BoardId.parse(sampleId(3)), name: 'Leadership board' };
const known = { people: [lead, gone], boards: [board] };

const labels = (typed: string, chosen: Parameters<typeof partyChoices>[1] = []) =>
  partyChoices(typed, chosen, known).map(({ label, about }) => `${label}: ${about}`);

describe('who can be chosen', () => {
  test('boards and people come first, then the words as typed', () => {
    expect(labels('lead')).toEqual([
      'Leadership board: Board',
      'Lead for attendance: Person',
      'lead: As a role',
      'lead: As an organisation',
    ]);
  });

  test('before anything is typed everyone who is here, and no words', () => {
    expect(labels('  ')).toEqual(['Leadership board: Board', 'Lead for attendance: Person']);
  });

  test('who is chosen is not offered again, however it is written', () => {
    const chosen = [
      { kind: 'board', board: board.id },
      { kind: 'role', name: 'LEAD' },
    ] as const;
    expect(labels('lead', chosen)).toEqual(['Lead for attendance: Person', 'lead: As an organisation']);
  });
});
