import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citedIn, documentsIn, lostIn } from './cited.ts';

const root = resolve(import.meta.dirname, '../..');

describe('the documents', () => {
  const documents = documentsIn(root);
  const cited = documents.flatMap((document) => citedIn(root, document));

  test('are read, and name things that can be looked for', () => {
    console.log(`looked at ${documents.length} documents, which name ${cited.length} paths and commands`);
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md']));
    expect(cited.length).toBeGreaterThan(20);
  });

  test('name only paths and commands that are there', () => {
    expect(lostIn(root, cited)).toEqual([]);
  });
});

describe('a document in a copy', () => {
  const copy = mkdtempSync(join(tmpdir(), 'placeboard-documents-'));

  beforeAll(() => {
    mkdirSync(join(copy, 'docs', 'decisions'), { recursive: true });
    mkdirSync(join(copy, 'shared'));
    writeFileSync(join(copy, 'shared', 'ids.ts'), '');
    writeFileSync(join(copy, 'package.json'), JSON.stringify({ scripts: { start: '', check: '' } }));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const lost = (text: string): string[] => {
    writeFileSync(join(copy, 'docs', 'a.md'), text);
    return documentsIn(copy).flatMap((document) => lostIn(copy, citedIn(copy, document)));
  };

  test.each([
    ['See `shared/gone.ts`.', 'docs/a.md names the path shared/gone.ts'],
    ['Line `shared/gone.ts:12` says so.', 'docs/a.md names the path shared/gone.ts'],
    ['Run `npm run deploy`.', 'docs/a.md names the command deploy'],
    ['```sh\nnpm run bench\n```', 'docs/a.md names the command bench'],
    ['See [the decision](decisions/0001.md#why).', 'docs/a.md names the link decisions/0001.md'],
  ])('that names what is not there is found: %s', (text, problem) => {
    expect(lost(text)).toEqual([problem]);
  });

  test.each([
    'See `shared/ids.ts` and `shared/`.',
    'Run `npm start`, then `npm run check`, after `npm ci`.',
    'An address is `/api/authorities/{authority}`, a key `AUTHORITY#<a>`, a package `@aws-sdk/client-sts`.',
    'See [the site](https://www.gov.uk) and [below](#below).',
  ])('that names what is there, or nothing of ours, is let through: %s', (text) => {
    expect(lost(text)).toEqual([]);
  });
});
