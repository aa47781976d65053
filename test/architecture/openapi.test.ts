import { expect, test } from 'vitest';
import { keptDocument, writtenDocument } from '#infra/openapi.ts';

// Apart from the tests that load a second copy of the functions: their schemas would bear the same names again.
test('the OpenAPI document is what the operations say', () => {
  expect(JSON.parse(keptDocument())).toEqual(JSON.parse(writtenDocument()));
});
