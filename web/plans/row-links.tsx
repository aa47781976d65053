import type { PlanLink } from '#shared/plans/links.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { counted, shortened } from '../ui/words.ts';
import { grouped } from './link-words.ts';

const mostNamed = 3;

/** What a row, or the plan whole, is linked to, in the fewest words: the rest stands on its own page. */
export function RowLinks({ plan, node }: { plan: PlanView; node: string | null }) {
  const links = plan.links.filter((link) => link.node === node);
  if (links.length === 0) return null;
  return (
    <ul className="pb-row-links">
      {grouped(links).map(({ words, links: same }) => (
        <li key={words}>
          <span className="pb-row-links__kind">{words}</span> {named(same)}
        </li>
      ))}
    </ul>
  );
}

function named(links: readonly PlanLink[]): string {
  const titles = [...new Set(links.map(({ title }) => shortened(title, 60)))];
  const rest = titles.length - mostNamed;
  return [...titles.slice(0, mostNamed), ...(rest > 0 ? [counted(rest, 'other')] : [])].join(', ');
}
