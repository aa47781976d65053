import { Hono } from 'hono';
import { expectedVersion, pathId, requestClaim, tagged, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { IssueId, Urn } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import { IssueDraft, IssuedPage, IssueEnd, IssueList } from '#shared/schools/issue.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { issueStore } from './issue-store.ts';
import { cleared } from './routes.ts';

const base = '/api/authorities/:authority/schools/:urn/issues';

export function issueRoutes(deps: Deps) {
  const reads = within(deps, 'read', 'read');
  // The officer's own session only reads here: what is restricted is written through the session cleared for it.
  const edits = within(deps, 'edit', 'read');
  return new Hono<AuthorityEnv>()
    .get(base, reads, cleared, async (c) => {
      const items = await issueStore(c.var.session, pathId(c, 'urn', Urn)).list();
      const can = { issue: hasRight(c.var.session.seat.role, 'edit') };
      return c.json({ items, next: null, can } satisfies IssueList);
    })
    .post(base, edits, cleared, validJson(IssueDraft), async (c) => {
      const store = issueStore(c.var.session, pathId(c, 'urn', Urn));
      const issued = await store.issue(c.req.valid('json'), await requestClaim(c));
      tagged(c, issued.version);
      c.header('Location', `${c.req.path}/${issued.id}`);
      return c.json(issued, 201);
    })
    .get(`${base}/:issue`, reads, cleared, async (c) => {
      const issued = await issueStore(c.var.session, pathId(c, 'urn', Urn)).get(pathId(c, 'issue', IssueId));
      tagged(c, issued.version);
      return c.json(issued);
    })
    .delete(`${base}/:issue`, edits, cleared, validJson(IssueEnd), async (c) => {
      const conditional = { expected: expectedVersion(c), request: await requestClaim(c) };
      const asked = { ...c.req.valid('json'), ...conditional };
      const store = issueStore(c.var.session, pathId(c, 'urn', Urn));
      const issued = await store.withdraw(pathId(c, 'issue', IssueId), asked);
      tagged(c, issued.version);
      return c.json(issued);
    });
}

export const issueOperations = (): Operation[] => [
  {
    method: 'get',
    path: base,
    id: 'listIssues',
    summary: 'Restricted: the issues of a school’s page, for those cleared for schools',
    needs: 'read',
    status: 200,
    answer: IssueList,
  },
  {
    method: 'post',
    path: base,
    id: 'issuePage',
    summary: 'Restricted: issue a school’s page, as it was previewed, to its head and governors',
    needs: 'edit',
    body: IssueDraft,
    status: 201,
    answer: IssuedPage,
  },
  {
    method: 'get',
    path: `${base}/:issue`,
    id: 'getIssue',
    summary: 'Restricted: an issue, with all that it says',
    needs: 'read',
    status: 200,
    answer: IssuedPage,
  },
  {
    method: 'delete',
    path: `${base}/:issue`,
    id: 'withdrawIssue',
    summary: 'Restricted: withdraw an issue, with a reason',
    needs: 'edit',
    conditional: true,
    body: IssueEnd,
    status: 200,
    answer: IssuedPage,
  },
];
