import type { PlanView } from '#shared/plans/schema.ts';
import { usePlace } from '../../authorities/place.ts';
import { dayOf, inWords, today } from '../../ui/dates.ts';
import { PrintFooter } from '../../ui/print-footer.tsx';

export function PlanPrintFooter({ plan, asAt }: { plan: PlanView; asAt: string }) {
  const { seat } = usePlace();
  const known = plan.knownAt === null ? '' : `, as it was known on ${inWords(dayOf(plan.knownAt))}`;
  return (
    <PrintFooter
      words={`${seat?.name ?? ''} · ${plan.title} · as at ${inWords(asAt)}${known} · printed on ${inWords(today())}`}
    />
  );
}
