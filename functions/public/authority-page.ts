import { html } from 'hono/html';
import type { SharedMeetingLine } from '#shared/audiences/meetings.ts';
import type { SharedNode, SharedPlan } from '#shared/audiences/schema.ts';
import { timeOfDay } from '#shared/boards/names.ts';
import { inWords } from '#shared/calendar.ts';
import type { SharedConsultationLine } from '#shared/consultations/shown.ts';
import { localDateOf } from '#shared/dates.ts';
import { stepsInWords } from '#shared/milestones/printed.ts';
import { type Html, nothingPage, plainPage, suspendedNotice } from './page.ts';

type Published = {
  plans: readonly SharedPlan[];
  meetings: readonly SharedMeetingLine[];
  consultations: readonly SharedConsultationLine[];
};

/** Everything that an authority has published: what it asks, its meetings, and the parts of its plans. */
export function authorityPage({ plans, meetings, consultations }: Published): Html {
  const owner = [...consultations, ...meetings, ...plans][0]?.authority;
  if (owner === undefined) return nothingPage();
  const title = `Published by ${owner.name}`;
  const body = html`<h1>${title}</h1>
      ${suspendedNotice(owner)}
      ${consultations.length === 0 ? '' : consultationsSection(consultations)}
      ${meetings.length === 0 ? '' : meetingsSection(meetings)}
      ${plans.map(planSection)}`;
  const footer = html`<p><a href="/api/public/${owner.id}">The same as open data (JSON)</a></p>`;
  return plainPage({ title, body, footer });
}

function consultationsSection(consultations: readonly SharedConsultationLine[]): Html {
  return html`<section aria-labelledby="consultations">
    <h2 id="consultations">Consultations</h2>
    <ul>${consultations.map(consultationLine)}</ul>
  </section>`;
}

function consultationLine({ id, authority, title, closesOn, state, final }: SharedConsultationLine): Html {
  const standing =
    state === 'open'
      ? `Open for comments until ${inWords(closesOn)}`
      : final === null
        ? `Closed on ${inWords(closesOn)}`
        : `Final version published on ${inWords(final.on)}`;
  return html`<li><a href="/public/${authority.id}/consultations/${id}">${title}</a><br>${standing}</li>`;
}

function meetingsSection(meetings: readonly SharedMeetingLine[]): Html {
  return html`<section aria-labelledby="meetings">
    <h2 id="meetings">Meetings</h2>
    <ul>${meetings.map(meetingLine)}</ul>
  </section>`;
}

function meetingLine({ id, authority, board, on, begins, place, until }: SharedMeetingLine): Html {
  return html`<li><a href="/public/${authority.id}/meetings/${id}">${board}, ${inWords(on)}</a><br>
      ${timeOfDay(begins)}${place === '' ? '' : `, ${place}`}${authority.suspended ? `. Shown until ${inWords(until)}.` : ''}</li>`;
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
    [node.steps?.name ?? '', stepsInWords(node.steps?.items ?? [])],
    ['Status', node.status?.label ?? ''],
    ['Delivered', node.latest?.delivered ?? ''],
    ['Next', node.latest?.next ?? ''],
    ['Reported on', node.latest === null ? '' : inWords(node.latest.on)],
  ];
  const told = facts.filter(([, words]) => words !== '');
  return html`<p><span class="level">${node.level}:</span> ${node.title}</p>
    ${told.length === 0 ? '' : html`<dl>${told.map(([heading, words]) => html`<dt>${heading}</dt><dd>${words}</dd>`)}</dl>`}`;
}
