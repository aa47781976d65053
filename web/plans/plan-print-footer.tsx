import type { PlanView } from '#shared/plans/schema.ts';
import { usePlace } from '../authorities/place.ts';
import { inWords, today } from '../ui/dates.ts';
import { PrintFooter } from '../ui/print-footer.tsx';

export function PlanPrintFooter({ plan, asAt }: { plan: PlanView; asAt: string }) {
  const { seat } = usePlace();
  return (
    <PrintFooter
      words={`${seat?.name ?? ''} · ${plan.title} · as at ${inWords(asAt)} · printed on ${inWords(today())}`}
    />
  );
}
