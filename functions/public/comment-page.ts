import { html } from 'hono/html';
import { daysAfter, inWords } from '#shared/calendar.ts';
import { keptDays } from '#shared/consultations/rules.ts';
import type { SharedConsultation } from '#shared/consultations/shown.ts';
import { mostInDay, type Typed, type Wrong } from './comments.ts';
import { pathOf } from './consultation-page.ts';
import { type Html, plainPage } from './page.ts';

const idOf: Record<Wrong['field'], string> = { about: 'about', words: 'words', name: 'name', form: 'words' };

type Shown = { typed: Typed; token: string; wrong: readonly Wrong[] };

/** The form in which anyone comments. It needs no script; what was typed is given back to whoever typed it, and to nobody else. */
export function commentPage(consultation: SharedConsultation, { typed, token, wrong }: Shown): Html {
  const { authority, title, closesOn } = consultation;
  const errorOf = (field: Wrong['field']) => wrong.find((each) => each.field === field)?.detail;
  const body = html`<p class="level"><a href="${pathOf(consultation)}">${title}</a></p>
      <h1>Comment on this draft</h1>
      ${wrong.length === 0 ? '' : summary(wrong)}
      <p class="stands">Comments are taken until 23:59 on ${inWords(closesOn)}. ${authority.name} reads each comment before anybody else can see it.</p>
      <form method="post" action="${pathOf(consultation)}/comments">
        ${field({ id: 'about', label: 'What is your comment about?', error: errorOf('about'), input: aboutChoice(consultation, typed.about, errorOf('about')) })}
        ${field({
          ...{ id: 'words', label: 'Your comment', error: errorOf('words') },
          hint: 'Up to 4,000 characters. Leave out names of children and anything else that is private.',
          input: html`<textarea id="words" name="words" rows="8" required maxlength="4000" aria-describedby="words-hint${errorOf('words') === undefined ? '' : ' words-error'}">${typed.words}</textarea>`,
        })}
        ${field({
          ...{ id: 'name', label: 'Your name (optional)', error: errorOf('name') },
          hint: 'For the officers who read it. It is never published.',
          input: html`<input id="name" name="name" maxlength="100" autocomplete="name" value="${typed.name}" aria-describedby="name-hint${errorOf('name') === undefined ? '' : ' name-error'}">`,
        })}
        <div class="trap" aria-hidden="true"><label for="website">Website (leave this empty)</label>
          <input id="website" name="website" tabindex="-1" autocomplete="off"></div>
        <input type="hidden" name="token" value="${token}">
        <button class="button" type="submit">Send comment</button>
      </form>
      ${privacy(consultation)}`;
  return plainPage({ title: `${wrong.length === 0 ? '' : 'Error: '}Comment – ${title} – ${authority.name}`, body });
}

function summary(wrong: readonly Wrong[]): Html {
  return html`<div class="errors" role="alert" aria-labelledby="errors"><h2 id="errors">There is a problem</h2>
        <ul>${wrong.map(({ field, detail }) => html`<li><a href="#${idOf[field]}">${detail}</a></li>`)}</ul></div>`;
}

function field(of: { id: string; label: string; hint?: string; error: string | undefined; input: Html }): Html {
  const { id, label, hint, error, input } = of;
  return html`<div class="field${error === undefined ? '' : ' wrong'}"><label for="${id}">${label}</label>
          ${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${hint}</p>`}
          ${error === undefined ? '' : html`<p class="error" id="${id}-error"><span class="hidden">Error:</span> ${error}</p>`}
          ${input}</div>`;
}

function aboutChoice({ questions, rows }: SharedConsultation, chosen: string, error: string | undefined): Html {
  const option = (value: string, words: string) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words}</option>`;
  return html`<select id="about" name="about"${error === undefined ? '' : html` aria-describedby="about-error"`}>
            ${option('whole', 'The draft as a whole')}
            ${questions.length === 0 ? '' : html`<optgroup label="A question">${questions.map((question, at) => option(`question-${at + 1}`, `${at + 1}. ${shortened(question)}`))}</optgroup>`}
            <optgroup label="A part of the draft">${rows.map(({ id, title, depth }) => option(id, `${'– '.repeat(depth)}${shortened(title)}`))}</optgroup>
          </select>`;
}

const shortened = (words: string): string => (words.length > 90 ? `${words.slice(0, 89)}…` : words);

function privacy({ authority, closesOn }: SharedConsultation): Html {
  return html`<section class="small" aria-labelledby="privacy">
        <h2 id="privacy">What is kept, and for how long</h2>
        <p>${authority.name} keeps your comment and, if you give it, your name, because it has to show how it came to its plan. Both are deleted after ${inWords(daysAfter(closesOn, keptDays))}. If the comment is published, it is published without your name, and officers leave out what could tell who you are.</p>
        <p>So that nobody floods the consultation, one connection can send ${mostInDay} comments a day. Your address is not kept: a scrambled form of it, which cannot be turned back, is deleted within days.</p>
      </section>`;
}

const plainly = ({ authority, title }: SharedConsultation, heading: string, body: Html): Html =>
  plainPage({ title: `${heading} – ${title} – ${authority.name}`, body: html`<h1>${heading}</h1>${body}` });

export const receivedPage = (of: SharedConsultation): Html =>
  plainly(
    of,
    'Your comment was received',
    html`<p>Thank you. ${of.authority.name} reads it before anybody else can see it. You cannot change it any more.</p>
      <p><a href="${pathOf(of)}/comments">Send another comment</a></p>
      <p><a href="${pathOf(of)}">Back to the draft</a></p>`,
  );

export const closedPage = (of: SharedConsultation, words: string): Html =>
  plainly(of, 'Comments are closed', html`<p>${words}</p><p><a href="${pathOf(of)}">Back to the draft</a></p>`);

export const tooManyPage = (of: SharedConsultation): Html =>
  plainly(
    of,
    'Too many comments today',
    html`<p>From where you are, ${mostInDay} comments were sent today, and your last one was not kept. Send it tomorrow, or write to ${of.authority.name}.</p>`,
  );
