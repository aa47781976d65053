import { useLayoutEffect } from 'react';
import type { PlanView } from '#shared/plans/schema.ts';
import { usePlace } from '../authorities/place.ts';
import { inWords, today } from '../ui/dates.ts';

/** Seen on paper alone: whose plan this is, as it stood when, and when it was printed. */
export function PlanPrintFooter({ plan, asAt }: { plan: PlanView; asAt: string }) {
  const { seat } = usePlace();
  const words = `${seat?.name ?? ''} · ${plan.title} · as at ${inWords(asAt)} · printed on ${inWords(today())}`;
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--print-footer', JSON.stringify(words));
    return () => void style.removeProperty('--print-footer');
  }, [words]);
  return (
    <p className="pb-print-footer" aria-hidden="true">
      {words}
    </p>
  );
}
