import type { SharedBy } from '#shared/audiences/schema.ts';
import { shownWhileSuspended } from '#shared/authorities/standing.ts';

/** Said above what is shown, of each authority among them that is suspended. */
export function SuspendedNotice({ owners }: { owners: readonly SharedBy[] }) {
  const names = new Set(owners.filter(({ suspended }) => suspended).map(({ name }) => name));
  return Array.from(names, (name) => (
    <p className="govuk-inset-text" key={name}>
      {shownWhileSuspended(name)}
    </p>
  ));
}
