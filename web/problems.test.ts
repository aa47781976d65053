import { describe, expect, test } from 'vitest';
import { inPlainWords, isGone, mayPass, OutOfReach, problemFrom } from './problems.ts';

describe('problemFrom', () => {
  test('a problem of our own keeps its words and its pointers', () => {
    const problem = problemFrom(422, {
      type: '/problems/answers',
      title: 'Some answers are not right',
      status: 422,
      errors: [{ pointer: '#/title', detail: 'Enter the title of the plan' }],
    });
    expect(problem.message).toBe('Some answers are not right');
    expect(problem.errors).toHaveLength(1);
  });

  test('an answer of the gateway is put into our words', () => {
    expect(problemFrom(413, { message: 'Request Entity Too Large' }).message).toContain('4 MB');
    expect(problemFrom(429, { message: 'Too Many Requests' }).message).toContain('Wait a minute');
  });

  test('an answer that is no JSON at all is put into words', () => {
    expect(problemFrom(502, null).message).toContain('our side');
  });

  test('gone and never here have the same words', () => {
    const gone = problemFrom(404, { type: '', title: 'This plan was removed', status: 404 });
    expect(gone.message).toBe(problemFrom(404, null).message);
    expect(isGone(gone)).toBe(true);
  });

  test('the item as it is now comes with someone else’s change', () => {
    expect(problemFrom(412, { type: '', title: 'Changed', status: 412, current: { version: 3 } }).current).toEqual({
      version: 3,
    });
  });
});

describe('mayPass', () => {
  test('a lost connection and an overloaded service may pass; a refusal does not', () => {
    expect([new OutOfReach(), problemFrom(503, null), problemFrom(403, null)].map(mayPass)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('inPlainWords', () => {
  test('an error of the page itself does not show its message', () => {
    expect(inPlainWords(new Error('x is not a function'))).not.toContain('function');
  });
});
