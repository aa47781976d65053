import { useQuery } from '@tanstack/react-query';
import type { Headline } from '#shared/dashboards/schema.ts';
import { dashboardQuery } from '../../dashboards/dashboard-data.ts';
import { indicatorsNamed } from './indicator-names.ts';

/** The authority’s indicators with their latest figures; none, before there are any. */
export function useIndicators(authority: string, wanted: boolean): Headline[] {
  const { data } = useQuery({ ...dashboardQuery(authority), enabled: wanted });
  return data?.summary?.indicators ?? [];
}

interface ReadingProps {
  authority: string;
  words: string;
}

/** Under words that name an indicator: how it stands today. */
export function IndicatorReading({ authority, words }: ReadingProps) {
  const named = indicatorsNamed(words, useIndicators(authority, true));
  return named.map(({ key, name, sentence }) => (
    <p className="pb-understood" key={key}>
      {name}, latest: {sentence}
    </p>
  ));
}
