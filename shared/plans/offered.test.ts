import { describe, expect, test } from 'vitest';
import { asOfferedWith, choiceProblems, planShapes, shapeForPlan } from './offered.ts';
import { offeredProblems } from './offered-problems.ts';
import { fourPointScheme, statusSchemes } from './status-schemes.ts';
import { sevenColumns, shippedShapes } from './templates.ts';

const words = asOfferedWith(statusSchemes, shippedShapes);
const retire = <T extends { key: string }>(parts: readonly T[], key: string) =>
  parts.map((part) => (part.key === key ? { ...part, retired: true as const } : part));

describe('what is offered', () => {
  test('is whole again with the statuses of each shape’s scheme', () => {
    expect(planShapes(words)).toEqual(shippedShapes);
    expect(offeredProblems(words)).toEqual([]);
  });

  test('is made into a plan with another scheme, where one is chosen', () => {
    expect(shapeForPlan(words, 'seven-columns')).toEqual(sevenColumns);
    expect(shapeForPlan(words, 'seven-columns', 'four-point')?.statuses).toEqual(fourPointScheme.statuses);
  });

  test('has nothing that is retired', () => {
    const seven = words.shapes.map((shape) => ({ ...shape, columns: retire(shape.columns, 'success') }));
    const shape = shapeForPlan({ ...words, shapes: seven }, 'seven-columns');
    expect(shape?.columns.map(({ key }) => key)).not.toContain('success');
    expect(shapeForPlan({ ...words, shapes: retire(words.shapes, 'themes') }, 'themes')).toBeNull();
    const schemes = retire(words.schemes, 'rag');
    expect(shapeForPlan({ ...words, schemes }, 'themes', 'rag')).toBeNull();
    expect(choiceProblems({ ...words, schemes }, { shape: 'themes', scheme: 'rag' })).toMatchObject([
      { pointer: '#/scheme' },
    ]);
  });
});

describe('what is wrong with shapes and schemes together', () => {
  const pointers = (changes: object) => offeredProblems({ ...words, ...changes }).map(({ pointer }) => pointer);

  test('is a scheme that is not there, and one that is retired', () => {
    expect(pointers({ schemes: statusSchemes.slice(1) })).toContain('#/shapes/1/scheme');
    expect(pointers({ schemes: retire(words.schemes, 'brag') })).toContain('#/shapes/1/scheme');
  });

  test('is two of one name or one key, and nothing that is offered', () => {
    const twin = { ...words.shapes[0], key: 'twin' };
    expect(pointers({ shapes: [...words.shapes, twin] })).toEqual(['#/shapes/4/name']);
    expect(pointers({ shapes: [...words.shapes, words.shapes[0]] })).toEqual(['#/shapes/4/key']);
    expect(pointers({ shapes: words.shapes.map((shape) => ({ ...shape, retired: true })) })).toEqual(['#/shapes']);
  });
});
