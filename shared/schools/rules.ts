import { inWords } from '../calendar.ts';
import type { FieldProblem } from '../problem.ts';
import type { CategoryDraft, CategoryScheme } from './schema.ts';

/** What does not fit an authority’s scheme about a category. Empty when it fits. */
export function categoryProblems(
  scheme: CategoryScheme | undefined,
  draft: Pick<CategoryDraft, 'category' | 'from'>,
): FieldProblem[] {
  if (scheme === undefined) return [{ pointer: '#/category', detail: 'Your authority has no scheme of categories' }];
  const problems: FieldProblem[] = [];
  if (!scheme.categories.some(({ key }) => key === draft.category)) {
    const keys = scheme.categories.map(({ key }) => key).join(', ');
    problems.push({ pointer: '#/category', detail: `Choose one of your authority’s categories: ${keys}` });
  }
  if (draft.from < scheme.from) {
    const detail = `Enter a date on or after ${inWords(scheme.from)}, when the scheme began`;
    problems.push({ pointer: '#/from', detail });
  }
  return problems;
}
