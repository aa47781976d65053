import type { Import } from '#shared/work/schema.ts';

const steps = ['File', 'What we found', 'Mapping', 'Check', 'Done'] as const;

/** How far the import is: while it is checked, what was found, the mapping and the check stand on the page together. */
function reached(work: Import | null): number {
  if (work === null) return 0;
  if (work.state === 'committed' || work.state === 'cancelled') return 4;
  if (work.state === 'committing') return 3;
  if (work.state === 'ready') return 3;
  return 1;
}

export function ImportSteps({ work }: { work: Import | null }) {
  const at = reached(work);
  return (
    <ol className="pb-steps" aria-label="Steps">
      {steps.map((step, place) => (
        <li
          className={
            place === at
              ? 'pb-steps__step pb-steps__step--current'
              : place < at
                ? 'pb-steps__step pb-steps__step--done'
                : 'pb-steps__step'
          }
          key={step}
          aria-current={place === at ? 'step' : undefined}
        >
          <span className="pb-steps__number">{place + 1}</span>
          {step}
          <span className="govuk-visually-hidden">{place < at ? ', done' : place === at ? ', now' : ', to come'}</span>
        </li>
      ))}
    </ol>
  );
}
