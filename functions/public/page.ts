import { html } from 'hono/html';
import type { SharedBy } from '#shared/audiences/schema.ts';
import { shownWhileSuspended } from '#shared/authorities/standing.ts';

export type Html = ReturnType<typeof html>;

/** A plain page: it reads without a script, prints as it is, and every word of it is escaped. */
export function plainPage({ title, body, footer }: { title: string; body: Html; footer?: Html }): Html {
  return html`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="icon" href="/mark.svg">
    <link rel="stylesheet" href="/public/style.css">
  </head>
  <body>
    <a class="skip" href="#main">Skip to main content</a>
    <main id="main">${body}</main>
    ${footer === undefined ? '' : html`<footer>${footer}</footer>`}
  </body>
</html>`;
}

/** Said above what a suspended authority has published. */
export const suspendedNotice = ({ name, suspended }: SharedBy): Html | '' =>
  suspended ? html`<p class="notice">${shownWhileSuspended(name)}</p>` : '';

const nothing = 'Nothing is published here';

/** The same words for what never was, what is withdrawn and what is past. */
export function nothingPage(): Html {
  const body = html`<h1>${nothing}</h1>
      <p>What is published may have been withdrawn, or its time may be over.</p>`;
  return plainPage({ title: nothing, body });
}
