import { inWords } from '../calendar.ts';
import type { LocalDate } from '../dates.ts';
import { AuthorityId } from '../ids.ts';
import { authoritiesByRegion, endedAuthorities } from './register-data.ts';

export type AuthorityKind = 'Unitary authority' | 'Metropolitan borough' | 'London borough' | 'County';

/** An authority of England as it is registered: what its DfE code stands for. */
export type Registered = {
  dfeCode: string;
  gssCode: string;
  name: string;
  kind: AuthorityKind;
  region: string;
};

const kindsByPrefix: Readonly<Record<string, AuthorityKind>> = {
  E06: 'Unitary authority',
  E08: 'Metropolitan borough',
  E09: 'London borough',
  E10: 'County',
};

// “Bristol, City of” is filed under its name; people say Bristol.
const filedUnder = /^(.+), (?:City|County) of$/;

const linesOf = (text: string): string[] => text.trim().split('\n');

function registeredIn(region: string, line: string): Registered {
  const [, dfeCode = '', gssCode = '', filed = ''] = /^(\d{3}) (E\d{8}) (.+)$/.exec(line) ?? [];
  const kind = kindsByPrefix[gssCode.slice(0, 3)];
  if (kind === undefined) throw new Error(`The register cannot read “${line}”`);
  return { dfeCode, gssCode, name: filedUnder.exec(filed)?.[1] ?? filed, kind, region };
}

/** All authorities of England that are in being. */
export const register: readonly Registered[] = Object.entries(authoritiesByRegion).flatMap(([region, text]) =>
  linesOf(text).map((line) => registeredIn(region, line)),
);

const byCode = new Map(register.map((each) => [each.dfeCode, each]));
const ended = new Map(
  linesOf(endedAuthorities).map((line): [string, { until: LocalDate; name: string }] => [
    line.slice(0, 3),
    { until: line.slice(4, 14), name: line.slice(15) },
  ]),
);

export const registeredUnder = (dfeCode: string): Registered | null => byCode.get(dfeCode) ?? null;

/** Why nobody can be onboarded under this code, in words that say what to do; null where somebody can. */
export function codeProblem(dfeCode: string): string | null {
  if (byCode.has(dfeCode)) return null;
  const gone = ended.get(dfeCode);
  return gone === undefined
    ? `No authority in England has the DfE code ${dfeCode}. Check it in Get Information about Schools`
    : `The code ${dfeCode} was ${gone.name}’s, which ended on ${inWords(gone.until)}. Enter the code of the authority that took over`;
}

/** The id that an authority keeps for ever, from its registered name. */
export function authorityIdFor({ name }: Registered): AuthorityId {
  const words =
    name
      .toLowerCase()
      .replace(/[.'\u2019]/g, '')
      .match(/[a-z]+/g) ?? [];
  return AuthorityId.parse(words.join('-'));
}
