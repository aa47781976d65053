import { plainName, type Strand } from '#shared/plans/strand.ts';
import { settled } from '../settings/edited-parts.ts';

/** The one of that name that goes on. */
export const strandNamed = (strands: readonly Strand[], name: string): Strand | undefined =>
  strands.find((each) => !each.retired && plainName(each.name) === plainName(name));

/** The strands with another one, under a key of its name; as they are, where one of that name goes on already. */
export function withStrand(strands: readonly Strand[], { kind, name }: Pick<Strand, 'kind' | 'name'>): Strand[] {
  if (strandNamed(strands, name) !== undefined) return [...strands];
  const added: Strand = { key: 'new-strand', kind, name: name.trim(), about: '' };
  return settled([...strands, added], strands, (each) => each.name).parts;
}
