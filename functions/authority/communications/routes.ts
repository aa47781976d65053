import { type Context, Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson, validQuery } from '#kernel/http.ts';
import { channelsOf, compareCommunications } from '#shared/communications/rules.ts';
import {
  Cancelling,
  type Communication,
  CommunicationChange,
  CommunicationDraft,
  type CommunicationList,
  CommunicationQuery,
  ResultDraft,
  Sending,
} from '#shared/communications/schema.ts';
import { CommunicationId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { peopleOf } from '../officers.ts';
import { communicationsCsv } from './csv.ts';
import { base, one } from './paths.ts';
import { communicationStore, present } from './store.ts';

export function communicationRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  const reports = within(deps, 'contribute', 'write');
  return new Hono<AuthorityEnv>()
    .get(base, reads, validQuery(CommunicationQuery), async (c) => {
      const session = c.var.session;
      const rows = await communicationStore(session).list();
      const items = rows.toSorted(compareCommunications).map((row) => present(session, row));
      if (c.req.valid('query').format === 'csv') {
        const people = await peopleOf(session);
        const name = `communications-${session.authority}-${session.today}.csv`;
        return c.body(
          communicationsCsv(items, (person) => people.get(person)?.name ?? ''),
          200,
          {
            'Content-Type': 'text/csv; charset=utf-8',
            'Content-Disposition': `attachment; filename="${name}"`,
          },
        );
      }
      const can = { add: hasRight(session.seat.role, 'edit') };
      return c.json({ items, next: null, channels: channelsOf(rows), can } satisfies CommunicationList);
    })
    .post(base, edits, validJson(CommunicationDraft), async (c) => {
      const made = await communicationStore(c.var.session).add(c.req.valid('json'), await requestClaim(c));
      c.header('Location', `${c.req.path}/${made.id}`);
      return answered(c, made, 201);
    })
    .get(one, reads, async (c) =>
      answered(c, present(c.var.session, await communicationStore(c.var.session).one(idIn(c)))),
    )
    .patch(one, edits, validJson(CommunicationChange), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return answered(c, await communicationStore(c.var.session).change(idIn(c), asked));
    })
    .delete(one, edits, validJson(Cancelling), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return answered(c, await communicationStore(c.var.session).cancel(idIn(c), asked));
    })
    .post(`${one}/sent`, reports, validJson(Sending), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return answered(c, await communicationStore(c.var.session).send(idIn(c), asked));
    })
    .post(`${one}/results`, reports, validJson(ResultDraft), async (c) => {
      const asked = { ...c.req.valid('json'), ...(await conditional(c)) };
      return answered(c, await communicationStore(c.var.session).addResult(idIn(c), asked));
    })
    .post(`${one}/reopen`, reports, async (c) =>
      answered(c, await communicationStore(c.var.session).reopen(idIn(c), await conditional(c))),
    );
}

const idIn = (c: Context): CommunicationId => pathId(c, 'communication', CommunicationId);
const conditional = async (c: Context) => ({ expected: expectedVersion(c), request: await requestClaim(c) });

function answered(c: Context<AuthorityEnv>, item: Communication, status: 200 | 201 = 200) {
  tagged(c, item.version);
  return c.json(item, status);
}
