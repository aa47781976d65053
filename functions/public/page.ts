import { html } from 'hono/html';
import type { SharedNode, SharedPlan } from '#shared/audiences/schema.ts';
import { inWords, localDateOf } from '#shared/dates.ts';
import type { AuthorityId } from '#shared/ids.ts';

type Html = ReturnType<typeof html>;

/** A plain page: it reads without a script, prints as it is, and every word of it is escaped. */
export function publishedPage(authority: AuthorityId, plans: readonly SharedPlan[]): Html {
  const name = plans[0]?.authority.name;
  const title = name === undefined ? 'Nothing is published here' : `Published by ${name}`;
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
    <main id="main">
      <h1>${title}</h1>
      ${name === undefined ? html`<p>What is published may have been withdrawn, or its time may be over.</p>` : ''}
      ${plans.map(planSection)}
    </main>
    ${name === undefined ? '' : html`<footer><p><a href="/api/public/${authority}">The same as open data (JSON)</a></p></footer>`}
  </body>
</html>`;
}

function planSection({ share, planTitle, nodes, until, asAt }: SharedPlan): Html {
  return html`<section aria-labelledby="plan-${share}">
    <h2 id="plan-${share}">${planTitle}</h2>
    <p>As it stood on ${inWords(localDateOf(new Date(asAt)))}. Shown until ${inWords(until)}.</p>
    ${rowsUnder(nodes, null)}
  </section>`;
}

function rowsUnder(nodes: readonly SharedNode[], parent: SharedNode['parent']): Html | '' {
  const rows = nodes.filter((node) => node.parent === parent);
  if (rows.length === 0) return '';
  return html`<ul>${rows.map((node) => html`<li>${row(node)}${rowsUnder(nodes, node.id)}</li>`)}</ul>`;
}

function row(node: SharedNode): Html {
  const facts: [string, string][] = [
    ...node.columns.map(({ heading, words }): [string, string] => [heading, words]),
    ['Due', node.dueOn === null ? '' : inWords(node.dueOn)],
    ['Status', node.status?.label ?? ''],
    ['Delivered', node.latest?.delivered ?? ''],
    ['Next', node.latest?.next ?? ''],
    ['Reported on', node.latest === null ? '' : inWords(node.latest.on)],
  ];
  const told = facts.filter(([, words]) => words !== '');
  return html`<p><span class="level">${node.level}:</span> ${node.title}</p>
    ${told.length === 0 ? '' : html`<dl>${told.map(([heading, words]) => html`<dt>${heading}</dt><dd>${words}</dd>`)}</dl>`}`;
}
