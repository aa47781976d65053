import { put, type RequestClaim } from '#kernel/change.ts';
import { WrongState } from '#kernel/errors.ts';
import { categoriesOfSchool, categoriesPartition, categoryKey, schoolKey, schoolsPartition } from '#kernel/keys.ts';
import { type CategoryRow, categoryRow, type SchoolRow, schoolRetention, schoolRow } from '#kernel/school-rows.ts';
import type { Urn } from '#shared/ids.ts';
import { Category, type CategoryDraft, School, type SchoolDraft } from '#shared/schools/schema.ts';
import type { Session } from '../deps.ts';

type Request = RequestClaim | undefined;

/** Schools as everyone in the authority may know them. */
export function schoolStore(session: Session) {
  const { audience, table } = session;

  async function list(): Promise<School[]> {
    const rows = (await table.all(schoolsPartition(audience))).map((item) => schoolRow.read(item));
    return rows.map((row) => School.parse(row)).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  const get = async (urn: Urn, reading: { consistent?: boolean } = {}): Promise<School> =>
    School.parse(await table.get(schoolKey(audience, urn), schoolRow, reading));

  async function add(draft: SchoolDraft, request: Request): Promise<School> {
    const stamp = { recordedAt: session.now, by: session.person };
    const row: SchoolRow = { ...draft, ...stamp, version: 1, retention: schoolRetention };
    const committed = await table
      .commit({
        verb: 'school.added',
        subject: schoolsPartition(audience),
        effectiveOn: session.today,
        puts: [put({ key: schoolKey(audience, draft.urn), shape: schoolRow, row, was: null })],
        request,
        result: draft.urn,
      })
      .catch(saying(`The school with the URN ${draft.urn} is in the list already.`));
    return committed.repeated ? get(draft.urn) : School.parse(row);
  }

  return { list, get, add };
}

/**
 * The categories of schools, in the restricted partition of the compartment `schools`: without clearance there is no way
 * to it. A category is added and never overwritten, so that what a school was told stays what it was told.
 */
export function categoryStore(session: Session) {
  async function list(urn: Urn | undefined): Promise<Category[]> {
    const { table, audience } = await session.restricted('schools', 'read');
    const prefix = urn === undefined ? {} : { prefix: categoriesOfSchool(urn) };
    const items = await table.all(categoriesPartition(audience), { ...prefix, newestFirst: true });
    return items.map((item) => Category.parse(categoryRow.read(item)));
  }

  async function add(draft: CategoryDraft, request: Request): Promise<Category> {
    const { table, audience } = await session.restricted('schools', 'write');
    const category: Category = { ...draft, recordedAt: session.now, by: session.person };
    const row: CategoryRow = { ...category, version: 1, retention: schoolRetention };
    const committed = await table
      .commit({
        verb: 'category.added',
        subject: categoriesPartition(audience),
        effectiveOn: draft.from,
        why: draft.reasons,
        puts: [put({ key: categoryKey(audience, draft), shape: categoryRow, row, was: null })],
        request,
        result: JSON.stringify(category),
      })
      .catch(saying('This school has a category from that date already. Add one from a later date, with the reasons.'));
    return committed.repeated ? Category.parse(JSON.parse(committed.result)) : category;
  }

  return { list, add };
}

const saying =
  (words: string) =>
  (error: unknown): never => {
    throw error instanceof WrongState ? new WrongState(words) : error;
  };
