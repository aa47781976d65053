import type { Mail } from '#kernel/mail.ts';

/** One thing that a mail tells of, with the page that does what it waits for. */
export type MailItem = { title: string; facts: string; link: string };
export type MailSection = { heading: string; items: readonly MailItem[] };

export type MailParts = {
  to: string;
  authorityName: string;
  subject: string;
  lead: string;
  /** What is said before the list, where somebody wrote something. */
  words?: string;
  sections: readonly MailSection[];
  after?: string;
  why: string;
  /** Where the person says which mail they want; null for someone outside, who is only written to when they are asked. */
  choiceLink: string | null;
};

export type Recipient = Pick<MailParts, 'to' | 'authorityName'>;

const longestTitle = 300;

/** A line break in a subject would begin another header; in a list, another line. */
export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

function titleOf({ title }: MailItem): string {
  const words = oneLine(title);
  return words.length <= longestTitle ? words : `${words.slice(0, longestTitle - 1).trimEnd()}…`;
}

/** A mail in plain words, and the same words in HTML. */
export function mailOf(parts: MailParts): Mail {
  return { to: parts.to, subject: oneLine(parts.subject), text: textOf(parts), html: htmlOf(parts) };
}

function textOf({ authorityName, lead, words = '', sections, after = '', why, choiceLink }: MailParts): string {
  const lines = sections.flatMap(({ heading, items }) => [
    heading,
    '',
    ...items.flatMap((each) => [`- ${titleOf(each)}`, `  ${each.facts}`, `  ${each.link}`, '']),
  ]);
  const end = choiceLink === null ? [why, ''] : [`${why} Choose which mail you get, or none:`, choiceLink, ''];
  const said = [lead, ...(words === '' ? [] : ['', words])];
  return [oneLine(authorityName), '', ...said, '', ...lines, ...(after === '' ? [] : [after, '']), ...end].join('\n');
}

function htmlOf({ authorityName, lead, words = '', sections, after = '', why, choiceLink }: MailParts): string {
  const lists = sections.map(({ heading, items }) => {
    const list = items.map(
      (each) => `<li><a href="${escaped(each.link)}">${escaped(titleOf(each))}</a><br>${escaped(each.facts)}</li>`,
    );
    return `<h2>${escaped(heading)}</h2>\n<ul>\n${list.join('\n')}\n</ul>`;
  });
  return [
    '<!doctype html>',
    `<html lang="en-GB"><head><meta charset="utf-8"><title>${escaped(lead)}</title></head><body>`,
    `<h1>${escaped(oneLine(authorityName))}</h1>`,
    `<p>${escaped(lead)}</p>`,
    ...(words === '' ? [] : [`<p>${escaped(words).replaceAll('\n', '<br>\n')}</p>`]),
    ...lists,
    ...(after === '' ? [] : [`<p>${escaped(after)}</p>`]),
    choiceLink === null
      ? `<p>${why}</p>`
      : `<p>${why} <a href="${escaped(choiceLink)}">Choose which mail you get, or none</a>.</p>`,
    '</body></html>',
    '',
  ].join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
