import type { PlanView } from '#shared/plans/schema.ts';
import { usePlace } from '../authorities/place.ts';
import { inWords, today } from '../ui/dates.ts';

/** Seen on paper alone: whose plan this is, as it stood when, and when it was printed. */
export function PlanPrintFooter({ plan, asAt }: { plan: PlanView; asAt: string }) {
  const { seat } = usePlace();
  return (
    <p className="pb-print-footer" aria-hidden="true">
      {seat?.name} · {plan.title} · as at {inWords(asAt)} · printed on {inWords(today())}
    </p>
  );
}
