import type { LocalDate } from '../dates.ts';
import type { IssueId } from '../ids.ts';
import type { FieldProblem } from '../problem.ts';
import type { IssueDraft, IssueState, SchoolPage, Seen } from './issue.ts';
import type { Category, CategoryScheme, School } from './schema.ts';

/** What is known of a school on a day, by those who are cleared. */
export type SchoolFacts = {
  school: School;
  scheme: CategoryScheme | null;
  categories: readonly Category[];
};

/** The category that counts on that day: the newest of those that have begun. */
export function categoryOn({ school, categories }: SchoolFacts, on: LocalDate): Category | null {
  const begun = categories.filter(({ urn, from }) => urn === school.urn && from <= on);
  return begun.toSorted((a, b) => (a.from > b.from ? -1 : 1))[0] ?? null;
}

/** A school's page as it would be issued on that day: the preview and the issue are made by this one rule. */
export function schoolPage(
  facts: SchoolFacts,
  words: Pick<IssueDraft, 'label' | 'support' | 'note'>,
  on: LocalDate,
): SchoolPage {
  const { urn, name, phase, governance, pupils, inspection } = facts.school;
  const { label, support, note } = words;
  return {
    ...{ urn, name, phase, governance, pupils, inspection, label, support, note, on },
    category: categoryWords(facts, on),
  };
}

function categoryWords(facts: SchoolFacts, on: LocalDate): SchoolPage['category'] {
  const given = categoryOn(facts, on);
  if (given === null) return null;
  const meaning = facts.scheme?.categories.find(({ key }) => key === given.category);
  return {
    scheme: facts.scheme?.name ?? '',
    label: meaning?.label ?? given.category,
    definition: meaning?.definition ?? null,
    concern: meaning?.concern ?? null,
    from: given.from,
    reasons: given.reasons,
  };
}

/** By what a preview can be told from one that rests on something else. */
export function seenOf(facts: SchoolFacts, on: LocalDate): Seen {
  return { recordedAt: facts.school.recordedAt, categoryFrom: categoryOn(facts, on)?.from ?? null };
}

/** What is wrong with the days of an issue. */
export function issueProblems({ until }: Pick<IssueDraft, 'until'>, today: LocalDate): FieldProblem[] {
  return until < today ? [{ pointer: '#/until', detail: 'Enter today’s date or one in the future' }] : [];
}

type Standing = { id: IssueId; until: LocalDate; withdrawn: object | null };

/** How an issue stands among all of its school: the newest that was not withdrawn is the one that counts. */
export function issueState(issue: Standing, all: readonly Standing[], today: LocalDate): IssueState {
  if (issue.withdrawn !== null) return 'withdrawn';
  if (issue.until < today) return 'past';
  return all.some(({ id, withdrawn }) => withdrawn === null && id > issue.id) ? 'replaced' : 'issued';
}
