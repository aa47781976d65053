import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CycleId } from '#shared/ids.ts';
import type { ReportName } from '#shared/reports/schema.ts';
import type { CyclePlace } from '../api/cycles.ts';
import { cyclesQuery } from '../cycles/cycle-data.ts';
import { SmallSelect } from '../ui/small-fields.tsx';

interface CompareProps {
  place: CyclePlace;
  report: ReportName;
  against: CycleId | undefined;
}

/** With which other locked cycle: the one before it, until another is chosen. */
export function CompareWith({ place, report, against }: CompareProps) {
  const navigate = useNavigate({ from: '/$authority/plans/$plan/cycles/$cycle/report' });
  const cycles = useQuery(cyclesQuery(place));
  const others = (cycles.data?.items ?? []).filter((cycle) => cycle.locked !== null && cycle.id !== place.cycle);
  if (others.length === 0) return null;
  const choose = (chosen: string): void => {
    const other = others.find((cycle) => cycle.id === chosen);
    void navigate({ resetScroll: false, search: { report, ...(other !== undefined && { against: other.id }) } });
  };
  const choices = others.map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <SmallSelect
      label="Compare with"
      value={against ?? ''}
      choices={[{ value: '', label: 'The cycle before' }, ...choices]}
      choose={choose}
    />
  );
}
