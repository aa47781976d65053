import { stepsInWords } from '../milestones/printed.ts';
import type { FoundStep, Milestone } from '../milestones/schema.ts';

const tidy = (words: string) => words.replace(/\s+/gu, ' ').trim().toLowerCase();

export type StepsAfter = { changed: Milestone[]; added: FoundStep[] };

/**
 * What the steps in a file make of those that an action has. A step is known by its number or, in a document that gives none, by its
 * words. What the file does not have or say stays: no step goes, loses its date or is not done after all.
 */
export function stepsAfter(there: readonly Milestone[], found: readonly FoundStep[]): StepsAfter {
  const free = new Set(there);
  const after: StepsAfter = { changed: [], added: [] };
  for (const step of found) {
    const is = ({ number, title }: Milestone) =>
      step.number === null ? tidy(title) === tidy(step.title) : number === step.number;
    const known = [...free].find(is);
    if (known === undefined) {
      after.added.push(step);
      continue;
    }
    free.delete(known);
    const next = {
      ...{ ...known, title: tidy(known.title) === tidy(step.title) ? known.title : step.title },
      ...{ dueOn: step.dueOn ?? known.dueOn, doneOn: step.doneOn ?? known.doneOn },
    };
    if (known.removed === null && differs(known, next)) after.changed.push(next);
  }
  return after;
}

const differs = (a: Milestone, b: Milestone) => a.title !== b.title || a.dueOn !== b.dueOn || a.doneOn !== b.doneOn;

/** The steps of an action now and as the file would have them, each in words; null where they are the same. */
export function stepsCompared(
  there: readonly Milestone[],
  found: readonly FoundStep[],
): { before: string; after: string } | null {
  const { changed, added } = stepsAfter(there, found);
  if (changed.length + added.length === 0) return null;
  const standing = there.filter(({ removed }) => removed === null);
  const becoming = standing.map((step) => changed.find(({ id }) => id === step.id) ?? step);
  const highest = Math.max(0, ...there.map(({ number }) => number));
  const fresh = added.map((step, place) => ({ ...step, number: step.number ?? highest + place + 1 }));
  return { before: stepsInWords(standing), after: stepsInWords([...becoming, ...fresh]) };
}
