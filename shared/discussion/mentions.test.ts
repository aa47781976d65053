import { describe, expect, test } from 'vitest';
import { PersonId } from '../ids.ts';
import { asSent, asTyped, mentionBegun, mentionsIn, piecesOf } from './mentions.ts';

const [one, two, three] = [
  PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FA1'),
  PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FA2'),
  PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FA3'),
];
const people = [
  { id: one, name: 'School improvement lead' },
  { id: two, name: 'School improvement' },
  { id: three, name: 'Zoë O’Neil' },
];

describe('who is mentioned', () => {
  test('is each named once, in the order of the words', () => {
    expect(mentionsIn(`@[${two}] and @[${one}], then @[${two}]`)).toEqual([two, one]);
    expect(mentionsIn('@[nobody] someone@example.org @')).toEqual([]);
  });

  test('is found between the words around them', () => {
    expect(piecesOf(`Ask @[${one}]!`)).toEqual([
      { kind: 'words', words: 'Ask ' },
      { kind: 'mention', person: one },
      { kind: 'words', words: '!' },
    ]);
  });
});

describe('what was typed', () => {
  test('mentions whoever is named after an “@”, the longest name first', () => {
    const typed = '@School improvement lead, ask @school improvement.';
    expect(asSent(typed, people, [])).toBe(`@[${one}], ask @[${two}].`);
  });

  test('is shown again as it was typed', () => {
    const sent = asSent('Thanks @Zoë O’Neil – done', people, []);
    expect(sent).toBe(`Thanks @[${three}] – done`);
    expect(asTyped(sent, (id) => people.find((each) => each.id === id)?.name ?? '')).toBe('Thanks @Zoë O’Neil – done');
  });

  test.each(['@School improvements', 'mail@Zoë O’Neil', '@Someone else', '@'])('mentions nobody in “%s”', (typed) => {
    expect(asSent(typed, people, [])).toBe(typed);
  });

  test('mentions the one of two namesakes who was chosen, and nobody where that was not said', () => {
    const namesakes = [...people, { id: PersonId.parse('01ARZ3NDEKTSV4RRFFQ69G5FA4'), name: 'Zoë O’Neil' }];
    expect(asSent('@Zoë O’Neil', namesakes, [three])).toBe(`@[${three}]`);
    expect(asSent('@Zoë O’Neil', namesakes, [])).toBe('@Zoë O’Neil');
  });
});

describe('a mention that is being typed', () => {
  test.each([
    ['@', { from: 0, words: '' }],
    ['Ask @Sch', { from: 4, words: 'Sch' }],
    ['Ask @School imp', { from: 4, words: 'School imp' }],
    ['Ask someone', null],
    ['mail@example', null],
    ['@One\nand more', null],
    ['@a b c d and so on', null],
  ])('in “%s” is %j', (typed, begun) => {
    expect(mentionBegun(typed, typed.length)).toEqual(begun);
  });
});
