import { describe, expect, test } from 'vitest';
import { kindsToOffer, searchAddressFrom } from './search-address.ts';

describe('searchAddressFrom', () => {
  test('reads what was searched for and which kind is shown', () => {
    expect(searchAddressFrom({ q: ' attendance ', kind: 'school' })).toEqual({ q: 'attendance', kind: 'school' });
  });

  test('tells nothing asked yet from nothing typed, and leaves out what is no kind', () => {
    expect(searchAddressFrom({})).toEqual({});
    expect(searchAddressFrom({ q: '', kind: 'toString' })).toEqual({ q: '' });
  });
});

describe('kindsToOffer', () => {
  const none = {
    plan: 0,
    row: 0,
    board: 0,
    meeting: 0,
    'agenda-item': 0,
    decision: 0,
    strand: 0,
    school: 0,
    person: 0,
    member: 0,
  };

  test('are those of which something was found, in their order, and the one that is shown', () => {
    expect(kindsToOffer({ ...none, school: 1, plan: 2 }, undefined)).toEqual(['plan', 'school']);
    expect(kindsToOffer({ ...none, school: 1 }, 'row')).toEqual(['row', 'school']);
  });
});
