import { createHash } from 'node:crypto';

const said = { title: 'Minutes of the panel', on: '2024-05-12', note: '', update: null };

/** A link that shows what was done; a test says only what it is about. */
export const aLinkDraft = (overrides: object = {}) => ({
  ...said,
  href: 'https://council.example/minutes/panel',
  ...overrides,
});

export const aPdf = (words = 'Minutes'): Uint8Array => new TextEncoder().encode(`%PDF-1.7\n${words}\n%%EOF`);

/** A file as it is announced: what it is called and what it holds. */
export const aFileDraft = (bytes: Uint8Array = aPdf(), overrides: { name?: string } & object = {}) => {
  const { name = 'minutes.pdf', ...more } = overrides;
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  return { ...said, file: { name, bytes: bytes.byteLength, sha256 }, ...more };
};
