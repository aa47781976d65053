import { describe, expect, test } from 'vitest';
import { NodeId } from '../ids.ts';
import { treeOf } from './tree.ts';

const id = (place: number) => NodeId.parse(`01ARZ3NDEKTSV4RRFFQ69G5FA${place}`);
const row = (place: number, parent: number | null, order = 'a0') => ({
  ...{ id: id(place), parent: parent === null ? null : id(parent), order },
});

describe('treeOf', () => {
  test('rows stand in their order and are numbered from the top', () => {
    const [first] = treeOf([row(1, null), row(2, 1), row(4, 2, 'a2'), row(3, 2, 'a1')]);
    expect(first?.children[0]?.children.map(({ number, node }) => [number, node.id])).toEqual([
      ['1.1.1', id(3)],
      ['1.1.2', id(4)],
    ]);
  });

  test('a row whose parent is not here stands at the top and is not lost', () => {
    expect(treeOf([row(3, 7)]).map(({ number, node }) => [number, node.id])).toEqual([['1', id(3)]]);
  });
});
