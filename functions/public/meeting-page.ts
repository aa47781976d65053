import { html } from 'hono/html';
import { csvOf } from '#kernel/csv.ts';
import type { PublishedItem, PublishedMeeting, SharedRecommendation } from '#shared/audiences/meetings.ts';
import { outcomeNames, timeOfDay, verbNames } from '#shared/boards/names.ts';
import { inWords } from '#shared/calendar.ts';
import { localDateOf } from '#shared/dates.ts';
import { type Html, plainPage, suspendedNotice } from './page.ts';

/** How far the meeting is, and what that means for what is shown of it. */
const stands: Record<PublishedMeeting['state'], string> = {
  planned: '',
  'agenda-published': 'This is the agenda of the meeting.',
  held: 'The meeting was held. What was decided is shown here once its minutes are agreed.',
  'minutes-agreed': 'The minutes of the meeting are agreed. What was decided is shown with each recommendation.',
};

/** The agenda of a meeting, and what was decided once its minutes are agreed. */
export function meetingPage(meeting: PublishedMeeting): Html {
  const { id, authority, board, on, begins, place, state, items, until, asAt } = meeting;
  const data = `/api/public/${authority.id}/meetings/${id}`;
  const body = html`<p class="level"><a href="/public/${authority.id}">Published by ${authority.name}</a></p>
      <h1>${board}</h1>
      ${suspendedNotice(authority)}
      <dl>
        <dt>Date</dt><dd>${inWords(on)}</dd>
        <dt>Time</dt><dd>${timeOfDay(begins)}</dd>
        <dt>Place</dt><dd>${place === '' ? 'Not given yet' : place}</dd>
      </dl>
      <p>${stands[state]}</p>
      ${items.map((item, place) => itemSection(item, place + 1))}
      <p class="level">As it stood on ${inWords(localDateOf(new Date(asAt)))}. Shown until ${inWords(until)}.</p>`;
  const footer = html`<p>The same as open data: <a href="${data}">JSON</a>, <a href="${data}/agenda.csv">CSV</a></p>`;
  return plainPage({ title: `${board}, ${inWords(on)} – ${authority.name}`, body, footer });
}

function itemSection({ id, title, recommendations }: PublishedItem, number: number): Html {
  const asked =
    recommendations.length === 0
      ? ''
      : html`<p>The board is recommended to:</p>
    <ol type="a">${recommendations.map(recommendation)}</ol>`;
  return html`<section aria-labelledby="item-${id}">
    <h2 id="item-${id}">${number}. ${title}</h2>
    ${asked}
  </section>`;
}

function recommendation({ verb, words, decision }: SharedRecommendation): Html {
  if (decision === null) return html`<li><p><strong>${verbNames[verb]}</strong> ${words}</p></li>`;
  const { outcome, words: said, on } = decision;
  return html`<li><p><strong>${verbNames[verb]}</strong> ${words}</p>
      <p class="decided"><strong>${outcomeNames[outcome]}</strong> on ${inWords(on)}${said === '' ? '' : `: ${said}`}</p></li>`;
}

const heading = [
  ...['Board', 'Date', 'Time', 'Place', 'Item', 'Title', 'Asked to', 'Recommendation'],
  ...['Outcome', 'What was said', 'Decided on'],
];

/** A line for each recommendation, and one for each item without any. */
export function agendaCsv({ board, on, begins, place, items }: PublishedMeeting): string {
  const rows = items.flatMap(({ title, recommendations }, at) => {
    const item = [board, on, begins, place, at + 1, title];
    if (recommendations.length === 0) return [[...item, null, null, null, null, null]];
    return recommendations.map(({ verb, words, decision }) => [
      ...[...item, verbNames[verb], words],
      ...[decision === null ? null : outcomeNames[decision.outcome], decision?.words ?? null, decision?.on ?? null],
    ]);
  });
  return csvOf(heading, rows);
}
