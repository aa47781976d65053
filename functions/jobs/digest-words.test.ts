import { describe, expect, test } from 'vitest';
import type { LatestUpdate } from '#shared/plans/schema.ts';
import { type Digest, digestMail, type Told } from './digest-words.ts';

// A mail needs to know no more of an update than when it is true.
const latest = { effectiveOn: '2026-10-01' } as LatestUpdate;
const aTold = (overrides: Partial<Told> = {}): Told => ({
  ...{ title: 'Hold courses for governors', planTitle: 'The One Plan', dueOn: '2026-11-20', latest, ask: null },
  ...{ link: 'https://plans.example/a/update' },
  ...overrides,
});
const aDigest = (overrides: Partial<Digest> = {}): Digest => ({
  ...{ authorityName: 'Plymouth', to: 'owner@plymouth.example', today: '2026-11-25', actions: [aTold()], mentions: [] },
  ...{ choiceLink: 'https://plans.example/plymouth/mail', choice: 'daily', more: false },
  ...overrides,
});

describe('the mail of a morning', () => {
  test('names the authority first, and says in the subject how much waits', () => {
    const mail = digestMail(aDigest());
    expect(mail.to).toBe('owner@plymouth.example');
    expect(mail.subject).toBe('Plymouth: 1 action waits for you, 1 overdue');
    expect(mail.text.split('\n').slice(0, 3)).toEqual(['Plymouth', '', '1 action waits for you on 25 November 2026.']);
  });

  test('lists what is overdue first, each with its plan, its date and the page that does it', () => {
    const actions = [
      aTold({ title: 'Never reported on', dueOn: null, latest: null }),
      aTold({ title: 'Due today', dueOn: '2026-11-25' }),
      aTold({ title: 'Soon', dueOn: '2026-12-01' }),
      aTold(),
    ];
    const { subject, text } = digestMail(aDigest({ actions }));
    expect(subject).toBe('Plymouth: 4 actions wait for you, 1 overdue');
    const headings = ['Overdue', 'Due today', 'Due in the next 30 days', 'No update yet'];
    const lines = text.split('\n');
    expect(lines.filter((line) => headings.includes(line))).toEqual(headings);
    expect(text).toContain(
      '- Hold courses for governors\n  Due 20 November 2026. Last update 1 October 2026. The One Plan.\n  https://plans.example/a/update',
    );
    expect(text).toContain('- Never reported on\n  No date agreed. No update yet. The One Plan.');
  });

  test('leaves out what waits for nothing yet', () => {
    const actions = [aTold(), aTold({ title: 'Next year', dueOn: '2027-11-25' })];
    const { subject, text } = digestMail(aDigest({ actions }));
    expect(subject).toContain('1 action waits');
    expect(text).not.toContain('Next year');
  });

  test.each(['daily', 'reminders'] as const)('says how to get less of it (%s)', (choice) => {
    const { text, html } = digestMail(aDigest({ choice }));
    expect(text).toContain('Choose which mail you get, or none:\nhttps://plans.example/plymouth/mail');
    expect(html).toContain('<a href="https://plans.example/plymouth/mail">Choose which mail you get, or none</a>');
  });

  test('tells first of comments that mention someone, and not what they say', () => {
    const link = 'https://plans.example/a#comment-1';
    const mention = { title: 'Recruit governors', planTitle: 'The One Plan', by: 'The clerk', on: '2026-11-24', link };
    const { subject, text } = digestMail(aDigest({ mentions: [mention] }));
    expect(subject).toBe('Plymouth: 1 action waits for you, 1 overdue; 1 comment mentions you');
    expect(text.split('\n').slice(2, 8)).toEqual([
      ...['1 action waits for you; 1 comment mentions you on 25 November 2026.', '', 'Comments that mention you', ''],
      ...['- Recruit governors', '  The clerk mentioned you on 24 November 2026. The One Plan.'],
    ]);
    const alone = digestMail(aDigest({ actions: [], mentions: [mention, mention] }));
    expect(alone.subject).toBe('Plymouth: 2 comments mention you');
  });

  test('says when there is more than it lists', () => {
    expect(digestMail(aDigest()).text).not.toContain('More waits');
    expect(digestMail(aDigest({ more: true })).text).toContain('More waits for you than is listed here');
  });

  test('words that look like mark-up or a header are words', () => {
    const title = '<script>alert("1")</script>\r\nBcc: everyone@example.org';
    const { subject, text, html } = digestMail(aDigest({ authorityName: 'A\r\nB', actions: [aTold({ title })] }));
    expect(subject).toBe('A B: 1 action waits for you, 1 overdue');
    expect(text).toContain('- <script>alert("1")</script> Bcc: everyone@example.org\n');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; Bcc');
    expect(html).not.toContain('<script');
  });

  test('cuts a title that is a page long', () => {
    const { text } = digestMail(aDigest({ actions: [aTold({ title: 'Word '.repeat(400) })] }));
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(302);
  });
});
