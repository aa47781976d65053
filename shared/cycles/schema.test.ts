import { describe, expect, test } from 'vitest';
import { AnswerReturn, CycleChange, CycleDraft, CycleLock } from './schema.ts';

const draft = {
  ...{ name: 'Autumn 2019', from: '2019-03-01', to: '2019-08-31', dataOn: '2019-08-31', dueOn: '2019-09-20' },
  ...{ instructions: '', reviewed: true },
};

const messages = (checked: { error?: { issues: { message: string }[] } | undefined }) =>
  checked.error?.issues.map(({ message }) => message);

describe('what is asked to open a cycle', () => {
  test('is a name, a period, two dates and whether answers are reviewed', () => {
    expect(CycleDraft.safeParse(draft).success).toBe(true);
  });

  test('says what to do where it is not right', () => {
    expect(messages(CycleDraft.safeParse({ ...draft, name: ' ', dueOn: '31 September' }))).toEqual([
      'Enter the name of the cycle, like Autumn 2019',
      'Enter a real date, like 27 3 2027',
    ]);
  });

  test('cannot be changed into one that is reviewed otherwise', () => {
    expect(CycleChange.safeParse({ dueOn: '2019-09-25' }).success).toBe(true);
    expect(CycleChange.safeParse({ reviewed: false }).success).toBe(false);
  });
});

test('an answer is returned with a reason', () => {
  expect(messages(AnswerReturn.safeParse({ reason: '' }))).toEqual([
    'Enter what is missing, so that the owner can mend it',
  ]);
});

test('a lock names each action that stays without an update', () => {
  expect(CycleLock.safeParse({ withoutUpdate: ['all'] }).success).toBe(false);
});
