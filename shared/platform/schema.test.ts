import { describe, expect, test } from 'vitest';
import { OnboardingDraft } from './schema.ts';

const draft = {
  dfeCode: '852',
  shape: 'seven-columns',
  statuses: 'brag',
  board: { name: 'Education board', kind: 'strategic', purpose: '' },
  administrator: { name: 'Education Systems Manager', email: 'admin@southampton.example' },
  people: [
    { name: 'Clerk to the board', email: 'clerk@southampton.example', role: 'editor' },
    { name: 'Board member', email: 'reader@southampton.example', role: 'reader' },
  ],
};

const problemsOf = (change: object) =>
  (OnboardingDraft.safeParse({ ...draft, ...change }).error?.issues ?? []).map(({ path, message }) => [
    path.join('/'),
    message,
  ]);

describe('an onboarding file', () => {
  test('that is right is taken as it is', () => {
    expect(OnboardingDraft.parse(draft)).toEqual(draft);
  });

  test.each([
    [{ dfeCode: '999' }, 'dfeCode', /No authority in England has the DfE code 999/],
    [{ dfeCode: '928' }, 'dfeCode', /Northamptonshire’s, which ended on 31 March 2021/],
    [{ dfeCode: 852 }, 'dfeCode', /three-figure DfE code/],
    [{ shape: 'nine-columns' }, 'shape', /Choose one of the plan shapes: four-columns, seven-columns/],
    [{ statuses: 'traffic-lights' }, 'statuses', /Choose one of the status schemes: brag, outcomes/],
    [{ board: undefined }, 'board', /Enter the authority’s first board/],
    [{ people: undefined }, 'people', /as a list/],
  ])('with %j says what to do', (change, path, words) => {
    expect(problemsOf(change)).toEqual([[path, expect.stringMatching(words)]]);
  });

  test('names everyone who is in it twice', () => {
    const people = [...draft.people, { ...draft.people[0], email: 'CLERK@southampton.example' }];
    const administrator = { ...draft.administrator, email: 'reader@southampton.example' };
    expect(problemsOf({ people, administrator })).toEqual([
      [
        'people/1/email',
        'reader@southampton.example is named already, as the first administrator. Name each person once',
      ],
      ['people/2/email', 'clerk@southampton.example is named already, as person 1. Name each person once'],
    ]);
  });

  test('says everything that is wrong at once', () => {
    const people = [draft.people[0], { ...draft.people[0], name: '' }];
    const paths = problemsOf({ dfeCode: '999', shape: 'none', people }).map(([path]) => path);
    expect(paths.sort()).toEqual(['dfeCode', 'people/1/email', 'people/1/name', 'shape']);
  });

  test('has no way to clear anyone', () => {
    const cleared = { ...draft.people[0], clearance: ['schools'] };
    const found = OnboardingDraft.safeParse({ ...draft, people: [cleared] }).error?.issues;
    expect(found).toMatchObject([{ code: 'unrecognized_keys', path: ['people', 0], keys: ['clearance'] }]);
  });
});
