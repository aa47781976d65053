import { describe, expect, test } from 'vitest';
import { PlanDraft, UpdateDraft } from '#shared/plans/schema.ts';
import { errorsOfIssues, errorsOfProblems, fieldId, nameOfPointer } from './form-errors.ts';

describe('nameOfPointer', () => {
  test('a pointer leads to the field it speaks of', () => {
    expect(nameOfPointer('#/evidence/0/href')).toBe('evidence.0.href');
    expect(fieldId(nameOfPointer('#/evidence/0/href'))).toBe('field-evidence-0-href');
  });

  test('escaped characters are read', () => {
    expect(nameOfPointer('#/fields/a~1b~0c%20d')).toBe('fields.a/b~c d');
  });

  test('a pointer to the whole answer has no name', () => {
    expect(nameOfPointer('#')).toBe('');
  });
});

describe('errorsOfProblems', () => {
  test('one message is shown for each field, the first', () => {
    const errors = errorsOfProblems([
      { pointer: '#/title', detail: 'Enter the title of the plan' },
      { pointer: '#/title', detail: 'Keep the title to 200 characters' },
      { pointer: '#/agreedOn', detail: 'Enter a real date, like 27 3 2027' },
    ]);
    expect(errors.map(({ id }) => id)).toEqual(['field-title', 'field-agreedOn']);
    expect(errors[0]?.message).toBe('Enter the title of the plan');
  });
});

describe('errorsOfIssues', () => {
  test('an empty plan is refused field by field in the schema’s own words', () => {
    const result = PlanDraft.safeParse({ title: ' ', purpose: '', agreedOn: '2019-13-01', shape: 'themes' });
    expect(errorsOfIssues(result.error?.issues ?? [])).toEqual([
      { id: 'field-title', name: 'title', message: 'Enter the title of the plan' },
      { id: 'field-agreedOn', name: 'agreedOn', message: 'Enter a real date, like 27 3 2027' },
    ]);
  });

  test('an update that says nothing is refused at what was delivered', () => {
    const result = UpdateDraft.safeParse({
      status: null,
      delivered: '',
      next: '',
      effectiveOn: '2019-09-03',
      evidence: [],
    });
    expect(errorsOfIssues(result.error?.issues ?? [])[0]?.id).toBe('field-delivered');
  });
});
