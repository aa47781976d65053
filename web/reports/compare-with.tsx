import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import type { CycleId } from '#shared/ids.ts';
import type { ReportName } from '#shared/reports/schema.ts';
import type { CyclePlace } from '../api/cycles.ts';
import { cyclesQuery } from '../cycles/cycle-data.ts';

interface CompareProps {
  place: CyclePlace;
  report: ReportName;
  against: CycleId | undefined;
}

/** With which other locked cycle: the one before it, until another is chosen. */
export function CompareWith({ place, report, against }: CompareProps) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan/cycles/$cycle/report' });
  const id = useId();
  const cycles = useQuery(cyclesQuery(place));
  const others = (cycles.data?.items ?? []).filter((cycle) => cycle.locked !== null && cycle.id !== place.cycle);
  if (others.length === 0) return null;
  const choose = (chosen: string): void => {
    const other = others.find((cycle) => cycle.id === chosen);
    void navigate({ resetScroll: false, search: { report, ...(other !== undefined && { against: other.id }) } });
  };
  return (
    <div className="pb-as-at__field">
      <label className="govuk-label pb-small" htmlFor={id}>
        Compare with
      </label>
      <select
        className="govuk-select pb-small"
        id={id}
        value={against ?? ''}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">The cycle before</option>
        {others.map((cycle) => (
          <option key={cycle.id} value={cycle.id}>
            {cycle.name}
          </option>
        ))}
      </select>
    </div>
  );
}
