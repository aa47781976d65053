import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { AnswersNotRight, NotReadable, TooLarge } from '#kernel/errors.ts';
import { pathId, requestClaim, validJson } from '#kernel/http.ts';
import type { Operation } from '#kernel/operations.ts';
import { PlanId, WorkId } from '#shared/ids.ts';
import type { FieldProblem } from '#shared/problem.ts';
import { Decisions, Export, ExportDraft, Import, Mapping } from '#shared/work/schema.ts';
import { within } from '../access.ts';
import type { AuthorityEnv, Deps } from '../deps.ts';
import { exportStore } from './exports.ts';
import { importStore } from './imports.ts';

const base = '/api/authorities/:authority';
const mostBytes = 4 * 1024 * 1024;

const Upload = z.object({
  kind: z.literal('plan', 'Choose what the file holds: a plan'),
  into: PlanId.optional(),
  file: z.instanceof(File, { error: 'Choose a Word document (.docx), an Excel workbook (.xlsx) or a CSV file' }),
});

export function workRoutes(deps: Deps) {
  // Reading an import's file and rows needs no more than reading; every step of it writes.
  const reads = within(deps, 'read', 'read');
  const edits = within(deps, 'edit', 'write');
  const looks = within(deps, 'edit', 'read');
  // Taking away a copy is reading, though its work row is written.
  const exports = within(deps, 'read', 'write', { whileSuspended: true });
  return new Hono<AuthorityEnv>()
    .post(`${base}/imports`, edits, async (c) => {
      const { file, into = null } = await uploadIn(c);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const request = await uploadClaim(c, bytes, into);
      const started = await importStore(c.var.session).begin({ file: file.name.slice(0, 200), bytes, into, request });
      c.header('Location', `${c.req.path}/${started.id}`);
      return c.json(started, 202);
    })
    .get(`${base}/imports/:import`, looks, async (c) =>
      c.json(await importStore(c.var.session).view(pathId(c, 'import', WorkId))),
    )
    .put(`${base}/imports/:import/mapping`, edits, validJson(Mapping), async (c) => {
      const store = importStore(c.var.session);
      return c.json(await store.remap(pathId(c, 'import', WorkId), c.req.valid('json'), await requestClaim(c)));
    })
    .put(`${base}/imports/:import/decisions`, edits, validJson(Decisions), async (c) => {
      const store = importStore(c.var.session);
      return c.json(await store.decide(pathId(c, 'import', WorkId), c.req.valid('json'), await requestClaim(c)));
    })
    .post(`${base}/imports/:import/commit`, edits, async (c) => {
      return c.json(await importStore(c.var.session).commit(pathId(c, 'import', WorkId), await requestClaim(c)), 202);
    })
    .delete(`${base}/imports/:import`, edits, async (c) => {
      return c.json(await importStore(c.var.session).cancel(pathId(c, 'import', WorkId), await requestClaim(c)));
    })
    .post(`${base}/exports`, exports, validJson(ExportDraft), async (c) => {
      const started = await exportStore(c.var.session).begin(c.req.valid('json'), await requestClaim(c));
      c.header('Location', `${c.req.path}/${started.id}`);
      return c.json(started, 202);
    })
    .get(`${base}/exports/:export`, reads, async (c) =>
      c.json(await exportStore(c.var.session).view(pathId(c, 'export', WorkId))),
    );
}

async function uploadIn(c: Context<AuthorityEnv>): Promise<z.infer<typeof Upload>> {
  let form: Record<string, unknown>;
  try {
    form = await c.req.parseBody();
  } catch {
    throw new NotReadable('The body is not multipart/form-data');
  }
  const checked = Upload.safeParse(form);
  if (!checked.success) {
    const problems: FieldProblem[] = checked.error.issues.map((issue) => ({
      pointer: `#/${issue.path.join('/')}`,
      detail: issue.message,
    }));
    throw new AnswersNotRight(problems);
  }
  if (checked.data.file.size > mostBytes)
    throw new TooLarge('The file is larger than 4 MB. Save it without pictures and try again.');
  return checked.data;
}

/** Multipart bodies differ in their boundary each time they are sent: the file alone tells one request from another. */
async function uploadClaim(c: Context<AuthorityEnv>, bytes: Uint8Array, into: string | null) {
  const claim = await requestClaim(c);
  if (claim === undefined) return undefined;
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('base64url');
  return { ...claim, bodyHash: into === null ? hash : `${hash} ${into}` };
}

export const workOperations = (): Operation[] => [
  {
    method: 'post',
    path: `${base}/imports`,
    id: 'beginImport',
    summary: 'Upload a document to be read',
    needs: 'edit',
    multipart: true,
    status: 202,
    answer: Import,
  },
  {
    method: 'get',
    path: `${base}/imports/:import`,
    id: 'getImport',
    summary: 'What was found, and how far it is',
    needs: 'edit',
    status: 200,
    answer: Import,
  },
  {
    method: 'put',
    path: `${base}/imports/:import/mapping`,
    id: 'mapImport',
    summary: 'Correct how the tables are read',
    needs: 'edit',
    body: Mapping,
    status: 200,
    answer: Import,
  },
  {
    method: 'put',
    path: `${base}/imports/:import/decisions`,
    id: 'decideImport',
    summary: 'Decide on rows of a file that goes into a plan',
    needs: 'edit',
    body: Decisions,
    status: 200,
    answer: Import,
  },
  {
    method: 'post',
    path: `${base}/imports/:import/commit`,
    id: 'commitImport',
    summary: 'Make the plan, or bring the rows into the one it goes into',
    needs: 'edit',
    status: 202,
    answer: Import,
  },
  {
    method: 'delete',
    path: `${base}/imports/:import`,
    id: 'cancelImport',
    summary: 'Cancel, and keep nothing',
    needs: 'edit',
    status: 200,
    answer: Import,
  },
  {
    method: 'post',
    path: `${base}/exports`,
    id: 'beginExport',
    summary: 'Write a plan as a document',
    needs: 'read',
    body: ExportDraft,
    status: 202,
    answer: Export,
  },
  {
    method: 'get',
    path: `${base}/exports/:export`,
    id: 'getExport',
    summary: 'How far it is, and where to fetch it',
    needs: 'read',
    status: 200,
    answer: Export,
  },
];
