import { useQuery } from '@tanstack/react-query';
import { planShapes } from '#shared/plans/offered.ts';
import type { Import } from '#shared/work/schema.ts';
import { settingsQuery } from '../authorities/settings-data.ts';
import { listed } from '../ui/words.ts';
import { foundInWords, problemInWords } from './import-words.ts';

export function ImportFound({ work, authority }: { work: Import; authority: string }) {
  const settings = useQuery(settingsQuery(authority));
  const shape = settings.data && planShapes(settings.data).find(({ key }) => key === work.mapping?.shape);
  const found = foundInWords(work.counts, shape);
  return (
    <section className="pb-section" aria-labelledby="found">
      <h2 className="govuk-heading-m" id="found">
        What we found
      </h2>
      <p className="govuk-body-l">
        {found.length === 0 ? `No rows of a plan were found in “${work.file}”.` : `${listed(found)} in “${work.file}”.`}
      </p>
      {work.rememberedFrom !== null && (
        <p className="govuk-body pb-text">
          Its columns were read as they were corrected for “{work.rememberedFrom}”, which had the same headings.
        </p>
      )}
      {work.problems.length > 0 && (
        <ul className="govuk-list govuk-list--bullet pb-text">
          {work.problems.map((problem) => (
            <li key={problemInWords(problem, work.sheets)}>{problemInWords(problem, work.sheets)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
