import { createHash } from 'node:crypto';
import { personaGroups } from './personas.ts';

const style = `
  :root { color-scheme: light; }
  body { margin: 0; font: 1.1875rem/1.4 system-ui, sans-serif; color: #0b0c0c; background: #fff; }
  header { background: #12436d; color: #fff; }
  header p, main { max-width: 60rem; margin: 0 auto; padding: 0.75rem 1rem; }
  header p { font-weight: 700; }
  main { padding-bottom: 3rem; }
  h1 { font-size: 2rem; line-height: 1.15; }
  fieldset { border: 0; border-top: 1px solid #b1b4b6; padding: 1rem 0 0; margin: 0 0 1.5rem; min-width: 0; }
  legend { font-size: 1.5rem; font-weight: 700; padding-right: 0.75rem; }
  ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
  button { width: 100%; height: 100%; min-height: 3.25rem; text-align: left; font: inherit; padding: 0.5rem 0.75rem; color: #0b0c0c; background: #f3f2f1; border: 2px solid #505a5f; cursor: pointer; }
  button:hover { background: #dbdad9; }
  button:focus-visible { outline: 3px solid #fd0; outline-offset: 0; box-shadow: inset 0 0 0 3px #0b0c0c; }
  button strong { display: block; overflow-wrap: anywhere; }
  button span { display: block; color: #383f43; font-size: 1rem; }
  section { border-top: 1px solid #b1b4b6; }
  section h2 { font-size: 1.5rem; margin-bottom: 0.5rem; overflow-wrap: anywhere; }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f2f1; padding: 1rem; }
  input { font: inherit; padding: 0.35rem; border: 2px solid #0b0c0c; max-width: 100%; box-sizing: border-box; }
  a { color: #1a65a6; }
  input:focus-visible, a:focus-visible { outline: 3px solid #fd0; outline-offset: 0; box-shadow: inset 0 0 0 2px #0b0c0c; }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** The page holds no script and may load nothing; it may only send its form back to where it came from. */
export const signInHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A long address may only be broken after its @. */
const breakable = (address: string): string => escapeHtml(address).replace('@', '@<wbr>');

/** Each role is a button of one plain form, so that the page works with a keyboard and without script. */
export function signInPage(action: string): string {
  const groups = personaGroups.map(
    ({ title, personas }) =>
      `<fieldset><legend>${escapeHtml(title)}</legend><ul>${personas
        .map(
          ({ address, role }) =>
            `<li><button name="persona" value="${escapeHtml(address)}"><strong>${breakable(address)}</strong><span>${escapeHtml(role)}</span></button></li>`,
        )
        .join('')}</ul></fieldset>`,
  );
  return pageOf(
    'Sign in as',
    `<h1>Sign in as</h1>
<p>These are the demonstration roles. No password is asked for on this machine.</p>
<form method="post" action="${escapeHtml(action)}">${groups.join('\n')}</form>`,
  );
}

export function pageOf(title: string, content: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Placeboard</title>
<style>${style}</style>
</head>
<body>
<header><p>Placeboard</p></header>
<main>
${content}
</main>
</body>
</html>
`;
}
