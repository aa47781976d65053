import { describe, expect, test } from 'vitest';
import { NodeId, PersonId, RowCommentId } from '../ids.ts';
import { canChange, canRestore, canWithdraw, mentionedIn } from './rules.ts';
import type { RowComment } from './schema.ts';

const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const [author, other] = [PersonId.parse(id), PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FA1')];
const aComment = (overrides: Partial<RowComment> = {}): RowComment => ({
  ...{ id: RowCommentId.parse(id), node: NodeId.parse(id), words: 'Words', by: author, at: '2026-11-25T09:00:00.000Z' },
  ...{ changedAt: null, withdrawn: null, version: 1, ...overrides },
});
const withdrawn = { at: '2026-11-25T10:00:00.000Z', by: author, why: '' };

describe('a comment', () => {
  test('is changed by its author for an hour', () => {
    expect(canChange({ person: author }, aComment(), '2026-11-25T10:00:00.000Z')).toBe(true);
    expect(canChange({ person: author }, aComment(), '2026-11-25T10:00:00.001Z')).toBe(false);
    expect(canChange({ person: other }, aComment(), '2026-11-25T09:01:00.000Z')).toBe(false);
    expect(canChange({ person: author }, aComment({ withdrawn }), '2026-11-25T09:30:00.000Z')).toBe(false);
  });

  test.each([
    [author, 'reader', true],
    [other, 'reader', false],
    [other, 'contributor', false],
    [other, 'editor', true],
    [other, 'admin', true],
  ])('of the author is withdrawn by %s, a %s: %s', (person, role, may) => {
    expect(canWithdraw({ person, role }, aComment())).toBe(may);
    expect(canWithdraw({ person, role }, aComment({ withdrawn }))).toBe(false);
  });

  test('is restored by whoever withdrew it, for a day', () => {
    const gone = aComment({ withdrawn });
    expect(canRestore({ person: author }, gone, '2026-11-26T10:00:00.000Z')).toBe(true);
    expect(canRestore({ person: author }, gone, '2026-11-26T10:00:00.001Z')).toBe(false);
    expect(canRestore({ person: other }, gone, '2026-11-25T10:01:00.000Z')).toBe(false);
    expect(canRestore({ person: author }, aComment(), '2026-11-25T10:01:00.000Z')).toBe(false);
  });

  test('waits for those it mentions, never for its author, and for nobody once it is withdrawn', () => {
    const words = `@[${other}] @[${author}]`;
    expect(mentionedIn(aComment({ words }))).toEqual([other]);
    expect(mentionedIn(aComment({ words, withdrawn }))).toEqual([]);
  });
});
