import { aCommunicationDraft, aResultDraft } from '#test/builders/communications.ts';
import { ok } from '#test/builders/plans.ts';
import type { Planted } from '#test/support/planted.ts';
import type { Example } from './examples.ts';

const editing = { by: 'editor', lacks: 'contributor' } as const;
const reporting = { by: 'editor', lacks: 'reader' } as const;
const base = '/communications';
const first = { 'if-match': '"1"' };
const sending = { sentOn: '2024-05-01' };
const cancelling = { why: 'Agreed otherwise' };
const change = { message: 'Other words' };
const one = ({ communication }: Planted) => `${base}/${communication}`;

/** A message of its own, as it was planned. */
async function fresh({ authority }: Planted): Promise<string> {
  const made = await authority.as('editor').send('POST', `${authority.path}${base}`, aCommunicationDraft());
  return `${base}/${ok(made, 201).body.id}`;
}

/** One that was sent, at its second version. */
async function sent(planted: Planted): Promise<string> {
  const path = await fresh(planted);
  const { authority } = planted;
  ok(await authority.as('editor').send('POST', `${authority.path}${path}/sent`, sending, first), 200);
  return path;
}
const second = { 'if-match': '"2"' };

/** What is said to whom, and what came of it. */
export const communicationExamples: Readonly<Record<string, Example>> = {
  listCommunications: { by: 'reader', at: () => ({ path: base }), wrongQuery: `${base}?format=pdf` },
  planCommunication: { ...editing, at: () => ({ path: base, body: aCommunicationDraft() }) },
  getCommunication: { by: 'reader', at: (planted) => ({ path: one(planted) }) },
  changeCommunication: {
    ...editing,
    at: (planted) => ({ path: one(planted), body: change, headers: first }),
    ready: async (planted) => ({ path: await fresh(planted), body: change, headers: first }),
  },
  cancelCommunication: {
    ...editing,
    at: (planted) => ({ path: one(planted), body: cancelling, headers: first }),
    ready: async (planted) => ({ path: await fresh(planted), body: cancelling, headers: first }),
  },
  recordSent: {
    ...reporting,
    at: (planted) => ({ path: `${one(planted)}/sent`, body: sending, headers: first }),
    ready: async (planted) => ({ path: `${await fresh(planted)}/sent`, body: sending, headers: first }),
  },
  recordResult: {
    ...reporting,
    at: (planted) => ({ path: `${one(planted)}/results`, body: aResultDraft(), headers: first }),
    ready: async (planted) => ({ path: `${await sent(planted)}/results`, body: aResultDraft(), headers: second }),
  },
  reopenCommunication: {
    ...reporting,
    at: (planted) => ({ path: `${one(planted)}/reopen`, headers: first }),
    ready: async (planted) => ({ path: `${await sent(planted)}/reopen`, headers: second }),
  },
};
