import { html } from 'hono/html';
import { inWords } from '#shared/calendar.ts';
import type { ConsultedComment, ConsultedRow, SharedConsultation } from '#shared/consultations/shown.ts';
import { outcomeWords } from '#shared/consultations/words.ts';
import { localDateOf } from '#shared/dates.ts';
import { type Html, plainPage, suspendedNotice } from './page.ts';

export const pathOf = ({ authority, id }: Pick<SharedConsultation, 'authority' | 'id'>): string =>
  `/public/${authority.id}/consultations/${id}`;

/** A draft on which anyone may comment, or its final version with what changed and why. */
export function consultationPage(consultation: SharedConsultation): Html {
  const { authority, title, planTitle, final, rows, comments, until, asAt } = consultation;
  const numbers = new Map<string, number>(comments.map(({ id }, at) => [id, at + 1]));
  const body = html`<p class="level"><a href="/public/${authority.id}">Published by ${authority.name}</a></p>
      <h1>${title}</h1>
      ${suspendedNotice(authority)}
      ${final === null ? asked(consultation) : finalSection(final)}
      <section aria-labelledby="plan">
        <h2 id="plan">${planTitle}${final === null ? ' (draft)' : ''}</h2>
        ${final === null ? '' : html`<p>What changed since the draft is marked and said in words.</p>`}
        ${rowList(rows, consultation, numbers)}
      </section>
      ${comments.length === 0 ? '' : commentsSection(comments, new Map(rows.map(({ id, title }) => [id, title])))}
      <p class="level">As it stood on ${inWords(localDateOf(new Date(asAt)))}. Shown until ${inWords(until)}.</p>`;
  const footer = html`<p><a href="/api/public/${authority.id}/consultations/${consultation.id}">The same as open data (JSON)</a></p>`;
  return plainPage({ title: `${title} – ${authority.name}`, body, footer });
}

function asked(consultation: SharedConsultation): Html {
  const { asks, questions, closesOn, state, authority } = consultation;
  return html`<p>${asks}</p>
      ${
        questions.length === 0
          ? ''
          : html`<h2>Questions</h2><ol>${questions.map((question) => html`<li>${question}</li>`)}</ol>`
      }
      ${
        state === 'open'
          ? html`<p class="stands">Comments are taken until 23:59 on ${inWords(closesOn)}.</p>
      ${authority.suspended ? '' : html`<p><a class="button" href="${pathOf(consultation)}/comments">Comment on this draft</a></p>`}`
          : html`<p class="stands">This consultation closed at 23:59 on ${inWords(closesOn)}. Comments are no longer accepted. The final version will be shown here.</p>`
      }`;
}

function finalSection({ on, words }: NonNullable<SharedConsultation['final']>): Html {
  return html`<p class="stands">This is the final version, published on ${inWords(on)}.</p>
      ${words === '' ? '' : html`<p>${words}</p>`}`;
}

type Numbers = ReadonlyMap<string, number>;

/** Rows lie flat with their depth; here each stands in the list of the row above it. */
function rowList(rows: readonly ConsultedRow[], of: SharedConsultation, numbers: Numbers): Html | '' {
  if (rows.length === 0) return '';
  const depth = rows[0]?.depth ?? 0;
  const tops = rows.flatMap((row, at) => (row.depth === depth ? [at] : []));
  return html`<ul class="rows">${tops.map((at, place) => {
    const [row, ...below] = rows.slice(at, tops[place + 1] ?? rows.length);
    return row === undefined
      ? ''
      : html`<li id="row-${row.id}">${rowPart(row, of, numbers)}${rowList(below, of, numbers)}</li>`;
  })}</ul>`;
}

const changeWords: Record<NonNullable<ConsultedRow['change']>, string> = {
  added: 'New',
  removed: 'Taken out',
  changed: 'Changed',
  same: '',
};

function rowPart(row: ConsultedRow, of: SharedConsultation, numbers: Numbers): Html {
  const mark = row.change === null ? '' : changeWords[row.change];
  const words = html`<span class="level">${row.level}:</span> ${row.change === 'removed' ? html`<del>${row.title}</del>` : row.title}`;
  return html`<p>${mark === '' ? '' : html`<strong class="mark">${mark}</strong> `}${words}</p>
    ${row.facts.length === 0 ? '' : html`<dl>${row.facts.map(({ heading, words }) => html`<dt>${heading}</dt><dd>${words}</dd>`)}</dl>`}
    ${row.change === null ? '' : changesOf(row, numbers)}
    ${of.state === 'open' && !of.authority.suspended ? html`<p class="small"><a href="${pathOf(of)}/comments?about=${row.id}">Comment on this<span class="hidden">: ${row.title.slice(0, 80)}</span></a></p>` : ''}`;
}

function changesOf({ fields, moved, comments }: ConsultedRow, numbers: Numbers): Html | '' {
  if (fields.length === 0 && moved === null && comments.length === 0) return '';
  const led = comments.flatMap((id) => numbers.get(id) ?? []);
  return html`<div class="decided">
      ${fields.map(({ heading, before, after }) => html`<p>${heading} was: <del>${before === '' ? 'nothing' : before}</del> Now: <ins>${after === '' ? 'nothing' : after}</ins></p>`)}
      ${moved === null ? '' : html`<p>It stood ${placeWords(moved.from)}; now it stands ${placeWords(moved.to)}.</p>`}
      ${led.length === 0 ? '' : html`<p>Because of ${led.map((number, at) => html`${at === 0 ? '' : ', '}<a href="#comment-${number}">comment ${number}</a>`)}</p>`}
    </div>`;
}

const placeWords = ({ under, place }: { under: string | null; place: number }): string =>
  under === null ? `at place ${place}` : `at place ${place} under “${under}”`;

function commentsSection(comments: readonly ConsultedComment[], titles: ReadonlyMap<string, string>): Html {
  return html`<section aria-labelledby="comments">
      <h2 id="comments">What was said, and what came of it</h2>
      <ol>${comments.map(
        (comment, at) => html`<li id="comment-${at + 1}">
        <p class="level">${comment.from}${comment.about === '' ? '' : html`, about &ldquo;${comment.about}&rdquo;`}${comment.redacted ? ', shortened' : ''}</p>
        <p>${comment.words}</p>
        ${answerPart(comment, titles)}
      </li>`,
      )}</ol>
    </section>`;
}

function answerPart({ answer }: ConsultedComment, titles: ReadonlyMap<string, string>): Html {
  if (answer === null) return html`<p class="decided">No answer was given.</p>`;
  const title = answer.row === null ? undefined : titles.get(answer.row);
  return html`<p class="decided"><strong>${outcomeWords[answer.outcome]}.</strong> ${answer.words}${
    title === undefined ? '' : html` <a href="#row-${answer.row}">See &ldquo;${title.slice(0, 80)}&rdquo;</a>`
  }</p>`;
}
