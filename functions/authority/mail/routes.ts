import { Hono } from 'hono';
import { expectedVersion, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { MailChoice, MailChoiceChange } from '#shared/mail/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { mailStore } from './store.ts';

const path = '/api/authorities/:authority/mail';

export function mailRoutes(deps: Deps) {
  return (
    new Hono<AuthorityEnv>()
      .get(path, within(deps, 'read', 'read'), async (c) => {
        const choice = await mailStore(c.var.session).choice();
        tagged(c, choice.version);
        return c.json(choice);
      })
      // Whoever may read may say which mail they want: it is their own, so this writes for a reader too.
      .patch(path, within(deps, 'read', 'write'), validJson(MailChoiceChange), async (c) => {
        const asked = { change: c.req.valid('json'), expected: expectedVersion(c), request: await requestClaim(c) };
        const choice = await mailStore(c.var.session).choose(asked);
        tagged(c, choice.version);
        return c.json(choice);
      })
  );
}

export const mailOperations = (): Operation[] => [
  {
    method: 'get',
    path,
    id: 'getMailChoice',
    summary: 'Which mail I get from this authority',
    needs: 'read',
    status: 200,
    answer: MailChoice,
  },
  {
    method: 'patch',
    path,
    id: 'chooseMail',
    summary: 'Choose which mail I get, or none',
    needs: 'read',
    conditional: true,
    body: MailChoiceChange,
    status: 200,
    answer: MailChoice,
  },
];
