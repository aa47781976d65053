import { parseDocument } from 'yaml';
import { OnboardingDraft } from '#shared/platform/schema.ts';
import { Refused } from './refused.ts';

/** An onboarding file as it was written, with everything that is wrong with it at once. */
export function draftIn(text: string): OnboardingDraft {
  // Every value is words: 852 is a code and no number.
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: true });
  const [broken] = document.errors;
  if (broken !== undefined) throw new Refused(`The file is not YAML: ${broken.message}`);
  const checked = OnboardingDraft.safeParse(document.toJS());
  if (checked.success) return checked.data;
  const problems = checked.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${placeOf([...issue.path, key])}: There is no field called “${key}”`)
      : [`${placeOf(issue.path)}: ${issue.message}`],
  );
  throw new Refused(
    ['Nothing was begun. The file has these problems:', ...problems.map((each) => `  ${each}`)].join('\n'),
  );
}

/** `people[2].email`, counted from 1 as people count. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (place, part) =>
      typeof part === 'number' ? `${place}[${part + 1}]` : `${place}${place === '' ? '' : '.'}${String(part)}`,
    '',
  ) || 'the file';
