import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configurationFrom, siteFileOf, siteFilesIn } from './site-files.ts';

function folderWith(...keys: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'placeboard-site-'));
  for (const key of keys) {
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    writeFileSync(join(folder, key), key);
  }
  return folder;
}

describe('siteFileOf', () => {
  test('a file that bears the hash of its content is kept for a year', () => {
    expect(siteFileOf('assets/index-ChOcxfMa.css')).toEqual({
      key: 'assets/index-ChOcxfMa.css',
      contentType: 'text/css; charset=utf-8',
      cacheControl: 'public, max-age=31536000, immutable',
    });
  });

  test('a hash may hold the signs of its alphabet', () => {
    expect(siteFileOf('assets/plans-page-_bsxz-hW.js').cacheControl).toContain('immutable');
  });

  test('what keeps its name is asked for every time', () => {
    const keys = ['index.html', 'config.json', 'mark.svg', 'assets/mark.svg'];
    expect(keys.map((key) => siteFileOf(key).cacheControl)).toEqual(keys.map(() => 'no-cache'));
  });

  test('a type that is not known is refused', () => {
    expect(() => siteFileOf('notes.docx')).toThrow('notes.docx');
  });
});

describe('siteFilesIn', () => {
  test('the entry is last and the manifest of the build is not there', () => {
    const folder = folderWith('index.html', 'mark.svg', '.vite/manifest.json', 'assets/main-6unO2JxA.js');
    expect(siteFilesIn(folder).map(({ key }) => key)).toEqual(['assets/main-6unO2JxA.js', 'mark.svg', 'index.html']);
  });

  test('a page that is not built is not uploaded', () => {
    expect(() => siteFilesIn(folderWith('mark.svg'))).toThrow('not built');
  });
});

describe('configurationFrom', () => {
  const output = {
    issuer: 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_pool',
    authorizeUrl: 'https://placeboard.example/oauth2/authorize',
    tokenUrl: 'https://placeboard.example/oauth2/token',
    logoutUrl: 'https://placeboard.example/logout',
    clientId: 'client',
    scope: 'openid placeboard/api',
  };

  test('what the identity stack says is what the page reads', () => {
    expect(JSON.parse(configurationFrom(JSON.stringify(output)))).toEqual(output);
  });

  test('an output that the page could not use is refused', () => {
    expect(() => configurationFrom(JSON.stringify({ ...output, tokenUrl: 'soon' }))).toThrow();
  });
});
