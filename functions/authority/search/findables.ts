import type { PersonRow } from '#kernel/settings-rows.ts';
import { phaseNames } from '#shared/dashboards/words.ts';
import type { PersonId } from '#shared/ids.ts';
import { hasRight } from '#shared/people/rules.ts';
import type { Strand } from '#shared/plans/strand.ts';
import type { School } from '#shared/schools/schema.ts';
import type { Findable } from '#shared/search/rules.ts';
import type { Session } from '../deps.ts';
import type { Searchable, SeenPlan } from '../searchable.ts';
import { boardFindables, meetingFindables } from './board-findables.ts';
import { planFindables } from './plan-findables.ts';

/** Everything that this person may find, each with its address on the page. */
export function findablesOf(session: Session, searchable: Searchable): Findable[] {
  const { plans, boards, meetings, schools, people, strands } = searchable;
  const at = `/${session.authority}`;
  return [
    ...plans.flatMap((plan) => planFindables(plan, at)),
    ...boards.flatMap((board) => boardFindables(board, boards, at)),
    ...meetings.flatMap((meeting) => meetingFindables(meeting, boards, at)),
    ...strands.map((strand) => strandFindable(strand, at)),
    ...schools.map((school) => schoolFindable(school, at)),
    ...people.map((person) => personFindable(session, person, plans)),
  ];
}

const strandWords = { strand: 'Strand', strategy: 'Strategy', 'day-to-day': 'Day-to-day business' };

/** A strand of the list, ended or not: what leads to it is read on its page. */
function strandFindable({ key, kind, name, about, retired }: Strand, at: string): Findable {
  return {
    ...{
      kind: 'strand',
      title: name,
      where: `${strandWords[kind]}${retired ? ', ended' : ''}`,
      around: strandWords[kind],
    },
    parts: [{ of: 'About', words: about }],
    address: `${at}/strands/${key}`,
  };
}

/** By name and number alone: what an inspection or a count says of a school is read on its page. */
function schoolFindable({ urn, name, phase }: School, at: string): Findable {
  const where = `${phaseNames[phase]} school`;
  return {
    ...{ kind: 'school', title: name, where, around: where },
    parts: [{ of: 'URN', words: urn }],
    address: `${at}/schools/${urn}`,
  };
}

/** Officers know each other by name; only administrators, who see email addresses, find somebody by one. */
function personFindable({ seat, authority }: Session, person: PersonRow, plans: readonly SeenPlan[]): Findable {
  const administers = hasRight(seat.role, 'administer');
  const own = ownedBy(person.id, plans);
  const most = own[0];
  const stands = [
    person.left ? 'Has left' : person.outside ? 'Outside the authority' : '',
    most === undefined ? '' : `Owner of ${inWords(own)}`,
  ];
  const listed = administers ? `/${authority}/people${person.outside ? '/outside' : ''}` : null;
  return {
    ...{ kind: 'person', title: person.name, where: stands.filter((words) => words !== '').join(', '), around: '' },
    parts: administers ? [{ of: 'Email address', words: person.email }] : [],
    address: most === undefined ? listed : `/${authority}/plans/${most.plan}?owner=${person.id}`,
  };
}

type Owned = { plan: string; title: string; rows: number };

/** In which plans somebody owns rows, and how many; where there are most, first. */
function ownedBy(person: PersonId, plans: readonly SeenPlan[]): Owned[] {
  return plans
    .map(({ plan, nodes }) => ({
      ...{ plan: plan.id, title: plan.title, rows: nodes.filter(({ owner }) => owner === person).length },
    }))
    .filter(({ rows }) => rows > 0)
    .toSorted((a, b) => b.rows - a.rows);
}

function inWords(own: readonly Owned[]): string {
  const rows = own.reduce((sum, each) => sum + each.rows, 0);
  const where = own.length === 1 ? `“${own[0]?.title}”` : `${own.length} plans`;
  return `${rows === 1 ? '1 action' : `${rows} actions`} in ${where}`;
}
