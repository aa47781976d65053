import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { settingsQuery } from '../authorities/settings-data.ts';
import type { Adding } from './strand-chooser.tsx';
import { useAddStrand } from './use-add-strand.ts';

type Named = { kind: 'strand'; name: string; strand?: string | undefined };

/** What is typed for a strand goes into the list before it is sent, where whoever types it may and wants it to. */
export function useListing(authority: string) {
  const settings = useQuery(settingsQuery(authority));
  const add = useAddStrand(authority);
  const [on, set] = useState(true);
  const may = settings.data?.can.change === true;
  const adding: Adding | null = may ? { on, set } : null;
  const listed = async <E extends { kind: string }>(end: E | Named): Promise<E | Named> => {
    if (!may || !on || end.kind !== 'strand' || !('name' in end) || end.strand !== undefined) return end;
    return { ...end, strand: await add({ kind: 'strand', name: end.name }) };
  };
  return { adding, listed };
}
