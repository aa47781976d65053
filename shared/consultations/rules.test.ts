import { describe, expect, test } from 'vitest';
import { trimmedFor } from '../audiences/contents.ts';
import { CommentId, ConsultationId, type NodeId, type PersonId } from '../ids.ts';
import { shippedShapes } from '../plans/templates.ts';
import {
  aboutProblems,
  closingProblems,
  commentRefusal,
  consultationState,
  finalRefusal,
  mayComment,
} from './rules.ts';
import { consultationContents, inParts, type WholeConsultation } from './shown-rules.ts';

const idOf = (place: number) => `01${String(place).padStart(24, '0')}`;
const today = '2027-03-20';
const standing = { closesOn: today, final: null, withdrawn: null };

describe('a consultation', () => {
  test('is open to the end of its closing day', () => {
    expect(consultationState(standing, today)).toBe('open');
    expect(commentRefusal(standing, today)).toBeNull();
    expect(consultationState(standing, '2027-03-21')).toBe('closed');
    expect(commentRefusal(standing, '2027-03-21')).toBe(
      'This consultation closed at 23:59 on 20 March 2027. Comments are no longer accepted.',
    );
  });

  test('is final or withdrawn, whatever the day', () => {
    expect(consultationState({ ...standing, final: {} }, today)).toBe('final');
    expect(consultationState({ ...standing, final: {}, withdrawn: {} }, today)).toBe('withdrawn');
  });

  test('closes today or later, within two years', () => {
    expect(closingProblems(today, today)).toEqual([]);
    expect(closingProblems('2027-03-19', today)[0]?.detail).toMatch(/today’s date or one in the future/);
    expect(closingProblems('2030-01-01', today)[0]?.detail).toBe('Enter a date within two years');
  });

  test('is commented on by editors and by those who are named', () => {
    const [named, other] = [idOf(1) as PersonId, idOf(2) as PersonId];
    expect(mayComment({ person: named, role: 'reader' }, { officers: [named] })).toBe(true);
    expect(mayComment({ person: other, role: 'contributor' }, { officers: [named] })).toBe(false);
    expect(mayComment({ person: other, role: 'editor' }, { officers: [] })).toBe(true);
  });

  test('is commented on as a whole, by question or by row, and by nothing else', () => {
    const there = { rows: new Set([idOf(1)]), questions: 2 };
    expect(aboutProblems({ node: null, question: null }, there)).toEqual([]);
    expect(aboutProblems({ node: idOf(1), question: null }, there)).toEqual([]);
    expect(aboutProblems({ node: null, question: 3 }, there)).toMatchObject([{ pointer: '#/question' }]);
    expect(aboutProblems({ node: idOf(2), question: null }, there)).toMatchObject([{ pointer: '#/node' }]);
  });

  test('has its final version after it closed, with answers or with the word that some are missing', () => {
    const after = '2027-03-21';
    expect(finalRefusal(standing, today, { unanswered: 0, leave: false })).toMatch(/open until 20 March 2027/);
    expect(finalRefusal(standing, after, { unanswered: 2, leave: false })).toMatch(/^2 comments have no answer yet/);
    expect(finalRefusal(standing, after, { unanswered: 2, leave: true })).toBeNull();
    expect(finalRefusal({ ...standing, final: {} }, after, { unanswered: 0, leave: true })).toMatch(/already/);
  });
});

describe('what those are given who are asked', () => {
  const [shape] = shippedShapes;
  if (shape === undefined) throw new Error('No shape is shipped');
  const level = shape.levels[0]?.key ?? '';
  const node = (title: string) => ({
    ...{ id: idOf(1) as NodeId, level, title, fields: {}, order: 'a0', parent: null },
    ...{ owner: 'SECRET-owner' as PersonId, dueOn: '2030-01-01' },
  });
  const comment = (place: number, overrides: object = {}) => ({
    ...{ id: CommentId.parse(idOf(place)), node: idOf(1) as NodeId, question: null, words: `WORDS-${place}` },
    ...{ from: { kind: 'public' as const, as: '', name: 'SECRET-name' }, redacted: false, setAside: null },
    answer: {
      outcome: 'accepted' as const,
      words: 'Accepted',
      node: idOf(1) as NodeId,
      by: 'SECRET-by' as PersonId,
      at: 'x',
    },
    ...overrides,
  });
  const whole = (overrides: object = {}, final: string | null = 'After'): WholeConsultation => ({
    consultation: {
      ...{ id: ConsultationId.parse(idOf(9)), planTitle: 'Plan', title: 'Say', asks: 'Asked', questions: [] },
      ...{ closesOn: today, publishComments: true, openedBy: 'SECRET-officer' as PersonId },
      final:
        final === null ? null : { at: '2027-04-01T09:00:00.000Z', by: 'SECRET-final' as PersonId, words: 'Thanks' },
    },
    draft: { shape, nodes: [node('Before')] },
    final: final === null ? null : { shape, nodes: [node(final)] },
    comments: [comment(5), comment(6, { setAside: { reason: 'spam' } })],
    ...overrides,
  });
  const given = (of: WholeConsultation) =>
    JSON.stringify(consultationContents(of).map((content) => trimmedFor('public', content)));

  test('is the draft alone, while there is no final version', () => {
    const text = given(whole({}, null));
    expect(text).toContain('Before');
    expect(text).not.toMatch(/WORDS|SECRET/);
  });

  test('is what changed and the comments that led to it, without a name and without what was set aside', () => {
    const text = given(whole());
    expect(text).toMatch(/Before.*After|After.*Before/);
    expect(text).toMatch(/WORDS-5/);
    expect(text).not.toMatch(/WORDS-6|SECRET/);
  });

  test('is no comment where none was promised', () => {
    const { consultation } = whole();
    expect(given(whole({ consultation: { ...consultation, publishComments: false } }))).not.toContain('WORDS');
  });

  test('may be given to partnerships, boards and everyone, and to no school', () => {
    for (const content of consultationContents(whole())) {
      for (const kind of ['partnership', 'board', 'public'] as const) expect(trimmedFor(kind, content)).toBeTruthy();
      expect(() => trimmedFor('school', content)).toThrow();
    }
  });

  test('stands in parts that fit the table, in order and with nothing lost', () => {
    const things = Array.from({ length: 50 }, (_, place) => `${place}`.padEnd(5_000, '.'));
    const parts = inParts(things);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.flat()).toEqual(things);
    expect(Math.max(...parts.map((part) => JSON.stringify(part).length))).toBeLessThan(70_000);
  });
});
