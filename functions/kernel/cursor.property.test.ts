import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCursor, sealCursor } from './cursor.ts';

const anyPk = fc.stringMatching(/^[A-Z]{1,5}#[a-z0-9]{1,8}(#LOG)?$/);
const anyWho = fc.stringMatching(/^[0-9A-Z]{1,8}$/);
const anySk = fc.string({ minLength: 1, maxLength: 20 });
const refused = expect.objectContaining({ name: 'AnswersNotRight' });
const errorOf = (open: () => unknown): unknown => {
  try {
    return open();
  } catch (error) {
    return error;
  }
};

describe('a cursor', () => {
  test('leads back to where its list stopped', () => {
    fc.assert(
      fc.property(anyWho, anyPk, anySk, (who, pk, sk) => {
        const bound = `${who} ${pk}`;
        expect(openCursor(sealCursor({ pk, sk }, bound), bound)).toEqual({ pk, sk });
      }),
    );
  });

  test('is refused to anyone but whom it was given to, and for any other list', () => {
    fc.assert(
      fc.property(anyWho, anyWho, anyPk, anyPk, (who, other, pk, elsewhere) => {
        fc.pre(who !== other && pk !== elsewhere);
        const cursor = sealCursor({ pk, sk: 'x' }, `${who} ${pk}`);
        expect(errorOf(() => openCursor(cursor, `${other} ${pk}`))).toEqual(refused);
        expect(errorOf(() => openCursor(cursor, `${who} ${elsewhere}`))).toEqual(refused);
      }),
    );
  });

  test('that was made up for another partition is refused', () => {
    fc.assert(
      fc.property(anyWho, anyPk, anyPk, (who, pk, elsewhere) => {
        fc.pre(!`${who} ${pk}`.endsWith(` ${elsewhere}`));
        const bound = `${who} ${pk}`;
        expect(errorOf(() => openCursor(sealCursor({ pk: elsewhere, sk: 'x' }, bound), bound))).toEqual(refused);
      }),
    );
  });

  test('of any other words at all is refused, and nothing else happens', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (words) => {
          expect(errorOf(() => openCursor(words, 'who AUTHORITY#x'))).toEqual(refused);
        },
      ),
    );
  });
});
