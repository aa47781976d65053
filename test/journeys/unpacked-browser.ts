import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Where the browser is, and what its process must be told to find what it brings along. */
export type UnpackedBrowser = { path: string; environment: Record<string, string> };

const unpack = `
  import chromium from '@sparticuz/chromium';
  process.stdout.write(await chromium.executablePath());
`;

/**
 * Unpacks the browser with its own libraries and fonts into a folder, so that none of them need be on the machine. It is
 * done by a process of its own, because the package takes its folder and its settings from the whole process.
 */
export async function unpackBrowser(folder: string): Promise<UnpackedBrowser> {
  mkdirSync(folder, { recursive: true });
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  const fonts = join(folder, 'fonts');
  writeFileSync(join(fonts, 'fonts.conf'), fontsIn(fonts));
  return {
    path: stdout,
    environment: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: fonts },
  };
}

/** The configuration that comes along looks for the fonts in the folders of a function. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;
