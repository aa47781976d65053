import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Strand } from '#shared/plans/strand.ts';
import { api } from '../api.ts';
import { strandNamed, withStrand } from './with-strand.ts';

/** Puts a strand into the authority’s list, for those who may; answers its key there. */
export function useAddStrand(authority: string) {
  const client = useQueryClient();
  return useCallback(
    async (strand: Pick<Strand, 'kind' | 'name'>): Promise<string> => {
      const { strands: before = [], version } = await api.settings(authority);
      const strands = withStrand(before, strand);
      if (strands.length > before.length) {
        await api.changeSettings(authority, { strands }, { version });
        await client.invalidateQueries({ queryKey: [authority, 'settings'] });
      }
      return strandNamed(strands, strand.name)?.key ?? '';
    },
    [authority, client],
  );
}
