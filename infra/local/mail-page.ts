import type { Kept } from './mail.ts';
import { escapeHtml, pageOf } from './sign-in-page.ts';
import { inLondon } from './wall-clock.ts';

/** What would have been sent, newest first, in the words that the officer would read. */
export function mailPage(items: readonly Kept[]): string {
  const messages = items.map(
    ({ subject, from, to, at, text }) => `<section>
<h2>${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(to.join(', '))}<br>From ${escapeHtml(from)}<br>${escapeHtml(inLondon(new Date(at)))}</p>
<pre>${escapeHtml(text)}</pre>
</section>`,
  );
  const content = items.length === 0 ? '<p>No message has been sent.</p>' : messages.join('\n');
  return pageOf(
    'Mail',
    `<h1>Mail</h1>
<p>No message leaves this machine: they are kept here. <a href="/local/clock">Move the clock</a> to see what the morning brings.</p>
${content}`,
  );
}
