import type { FoundAt } from '#shared/plans/schema.ts';
import type { DocumentProblem } from '#shared/work/schema.ts';

/** The document cannot be read. Each problem says in plain words what is wrong and what to do. */
export class DocumentRefused extends Error {
  override name = 'DocumentRefused';
  readonly problems: DocumentProblem[];

  constructor(problems: DocumentProblem[]) {
    super(problems.map((problem) => problem.detail).join(' '));
    this.problems = problems;
  }
}

export function refusal(detail: string, at: FoundAt | null = null): DocumentRefused {
  return new DocumentRefused([{ detail, at }]);
}
