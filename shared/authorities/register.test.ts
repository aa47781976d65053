import { describe, expect, test } from 'vitest';
import { authorityIdFor, codeProblem, register, registeredUnder } from './register.ts';

describe('the register of authorities', () => {
  test('holds the authorities of England, each once', () => {
    expect(register).toHaveLength(153);
    expect(new Set(register.map(({ dfeCode }) => dfeCode)).size).toBe(register.length);
    expect(new Set(register.map(({ gssCode }) => gssCode)).size).toBe(register.length);
  });

  test.each([
    ['874', { gssCode: 'E06000031', name: 'Peterborough', kind: 'Unitary authority', region: 'East of England' }],
    ['873', { gssCode: 'E10000003', name: 'Cambridgeshire', kind: 'County', region: 'East of England' }],
    ['801', { name: 'Bristol', region: 'South West' }],
    ['370', { gssCode: 'E08000038', name: 'Barnsley', kind: 'Metropolitan borough' }],
  ])('knows %s', (code, known) => {
    expect(registeredUnder(code)).toMatchObject(known);
  });

  test('gives each an id of its own that an authority may have', () => {
    const ids = register.map(authorityIdFor);
    expect(new Set(ids).size).toBe(register.length);
    expect(ids).toEqual(
      expect.arrayContaining(['st-helens', 'kingston-upon-hull', 'bournemouth-christchurch-and-poole']),
    );
  });
});

describe('codeProblem', () => {
  test('is none for an authority in being', () => {
    expect(codeProblem('852')).toBeNull();
  });

  test('says that no authority has the code', () => {
    expect(codeProblem('999')).toMatch(/^No authority in England has the DfE code 999/);
  });

  test('says whose it was and when it ended', () => {
    expect(codeProblem('928')).toBe(
      'The code 928 was Northamptonshire’s, which ended on 31 March 2021. Enter the code of the authority that took over',
    );
  });
});
