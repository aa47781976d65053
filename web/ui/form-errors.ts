import type { FieldProblem } from '#shared/problem.ts';

/** What is wrong with one answer; `id` is that of the field on the page. */
export interface FieldError {
  id: string;
  name: string;
  message: string;
}

/** The id of a field on the page, from its name: `evidence.0.label` is `field-evidence-0-label`. */
export function fieldId(name: string, form = 'field'): string {
  return `${form}-${name.replaceAll('.', '-')}`;
}

/** The name of a field from a JSON pointer as a URI fragment: `#/fields/lead~1owner` is `fields.lead/owner`. */
export function nameOfPointer(pointer: string): string {
  return pointer
    .replace(/^#?\/?/, '')
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function once(errors: FieldError[]): FieldError[] {
  const seen = new Set<string>();
  return errors.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The problems that the service found, one for each field, in the order given. */
export function errorsOfProblems(problems: FieldProblem[], form?: string): FieldError[] {
  return once(
    problems.map(({ pointer, detail }) => {
      const name = nameOfPointer(pointer);
      return { id: fieldId(name, form), name, message: detail };
    }),
  );
}

/** The problems that the form's own schema found, one for each field. */
export function errorsOfIssues(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  form?: string,
): FieldError[] {
  return once(
    issues.map(({ path, message }) => {
      const name = path.map(String).join('.');
      return { id: fieldId(name, form), name, message };
    }),
  );
}
