import { describe, expect, test } from 'vitest';
import { CommunicationDraft, ResultDraft } from '#shared/communications/schema.ts';
import { plans } from './plans.ts';
import { communications } from './write-communications.ts';

const all = communications.flatMap(({ authority, plan, messages }) =>
  messages.map((message) => ({ ...message, authority, plan })),
);

describe('the demonstration’s communications plan', () => {
  test.each(all)('$key is a message that the API would accept, about a plan that is there', (each) => {
    expect(plans.some(({ authority, title }) => authority === each.authority && title === each.plan)).toBe(true);
    const { message, channel, audience } = each;
    CommunicationDraft.parse({ message, channel, audience, plannedOn: '2027-01-01', responsible: null, about: null });
    for (const { words, reached } of each.sent ?? []) ResultDraft.parse({ words, reached, on: '2027-01-01' });
  });

  test.each(all.filter(({ sent }) => sent !== undefined))('$key was sent before anything came of it', (each) => {
    expect(each.days).toBeLessThan(0);
    for (const { after } of each.sent ?? []) expect(each.days + after).toBeLessThanOrEqual(0);
  });
});
