import { type Moment, rowsAsAt } from '../plans/as-at.ts';
import type { Entry } from '../plans/schema.ts';
import { Criterion } from './schema.ts';

/** The criteria that stood at a moment, each with what was said of it by then. */
export function criteriaAsAt(now: readonly Criterion[], entries: readonly Entry[], moment: Moment): Criterion[] {
  const rows = rowsAsAt(now, entries, {
    moment,
    keyOf: ({ node, id }) => `CRITERION#${node}#${id}`,
    parse: (fields) => Criterion.parse(fields),
  });
  return rows.filter(({ since, removed }) =>
    moment.on === null ? removed === null : since <= moment.on && (removed === null || removed.on > moment.on),
  );
}
