import type { LocalDate } from '#shared/dates.ts';

/** Someone who is no officer, seated at a board or a school of the demonstration; known by what they are. */
export type DemonstrationOutsider = {
  readonly authority: string;
  readonly audience: string;
  readonly address: string;
  readonly name: string;
};

export const outsiders: readonly DemonstrationOutsider[] = [
  {
    ...{ authority: 'peterborough', audience: 'school:990102' },
    ...{ address: 'head@school.example', name: 'Head teacher, Osierbank Primary School' },
  },
  {
    ...{ authority: 'peterborough', audience: 'school:990102' },
    ...{ address: 'governor@school.example', name: 'Chair of governors, Osierbank Primary School' },
  },
];

/** A school's page as the demonstration issues it: the rest is what is known of the school. */
export type DemonstrationIssue = {
  readonly authority: string;
  readonly urn: string;
  readonly support: string;
  readonly note: string;
};

export const issues: readonly DemonstrationIssue[] = [
  {
    authority: 'peterborough',
    urn: '990102',
    support:
      'An adviser for reading works with the school for two days each half term. Larkwater Church of England Academy pairs its reading lead with yours until the summer. A governor of another school sits with your standards committee for the year.',
    note: 'This is what we know of your school this term, and where we place it. Please read it with your governors before we meet; tell us where you see it otherwise and what you rest that on.',
  },
];

/** `Autumn term 2026`: what an issue of that day is called. */
export function termOf(today: LocalDate): string {
  const [year = '', month = ''] = today.split('-');
  const term = month >= '09' ? 'Autumn' : month >= '05' ? 'Summer' : 'Spring';
  return `${term} term ${year}`;
}
