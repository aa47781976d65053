import { describe, expect, test } from 'vitest';
import { textAt, valueAt, withValue } from './form-values.ts';

describe('form values', () => {
  const values = { title: 'Reading', evidence: [{ label: 'Minutes', href: '' }] };

  test('an answer is found by its path', () => {
    expect(textAt(values, 'evidence.0.label')).toBe('Minutes');
    expect(valueAt(values, 'evidence.4.label')).toBeUndefined();
  });

  test('an answer is changed without touching the others', () => {
    const changed = withValue(values, 'evidence.0.href', 'https://example.org');
    expect(changed).toEqual({ title: 'Reading', evidence: [{ label: 'Minutes', href: 'https://example.org' }] });
    expect(values.evidence[0]?.href).toBe('');
  });

  test('a field that was not there is made', () => {
    expect(withValue({}, 'fields.lead', 'Head of service')).toEqual({ fields: { lead: 'Head of service' } });
  });

  test('what is no text is shown as none', () => {
    expect(textAt({ owner: null }, 'owner')).toBe('');
  });
});
