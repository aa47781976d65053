import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Onboarding, PlatformAuthority, Step } from '#shared/platform/schema.ts';
import { platformApi } from '../api/platform.ts';
import { inPlainWords } from '../problems.ts';
import { counted } from '../ui/words.ts';
import { standingQuery } from './platform-data.ts';
import { stepNames, stepStates } from './step-words.ts';

interface TasksProps {
  authority: PlatformAuthority;
  onboarding: Onboarding;
}

/** What is done, what blocks, and what is only advised. The check begins by itself once everything is written. */
export function Tasks({ authority, onboarding }: TasksProps) {
  const { check, failed } = useCheck(authority.id, onboarding);
  const open = onboarding.steps.filter(({ state }) => state !== 'done').length;
  return (
    <>
      <p className="govuk-body" role="status">
        {open === 0
          ? `All ${onboarding.steps.length} steps are done.`
          : `${onboarding.steps.length - open} of ${counted(onboarding.steps.length, 'step')} are done.`}
      </p>
      <ul className="govuk-task-list">
        {onboarding.steps.map((step) => (
          <StepLine key={step.key} step={step} />
        ))}
      </ul>
      {authority.can.check && (
        <>
          {failed !== undefined && (
            <p className="govuk-body">
              <strong>Something blocks: “{stepNames[failed.key]}”.</strong> Nobody has been let in. Run the check again,
              and ask whoever runs the service if it fails again.
            </p>
          )}
          {check.isError && <p className="govuk-body pb-step-failed">{inPlainWords(check.error)}</p>}
          <button
            className="govuk-button govuk-button--secondary"
            type="button"
            aria-disabled={check.isPending}
            onClick={() => check.mutate()}
          >
            {check.isPending ? 'Checking…' : 'Go on, or check again'}
          </button>
        </>
      )}
      <Advice onboarding={onboarding} />
    </>
  );
}

function StepLine({ step: { key, state, detail } }: { step: Step }) {
  return (
    <li className="govuk-task-list__item">
      <div className="govuk-task-list__name-and-hint">
        <div>{stepNames[key]}</div>
        {detail !== null && <div className="govuk-task-list__hint">{detail}</div>}
      </div>
      <div className={state === 'failed' ? 'govuk-task-list__status pb-step-failed' : 'govuk-task-list__status'}>
        {stepStates[state]}
      </div>
    </li>
  );
}

function Advice({ onboarding: { state, administrator, people, code } }: { onboarding: Onboarding }) {
  if (state !== 'done' || code.state === 'refused') return null;
  return (
    <>
      <h2 className="govuk-heading-m">Advised</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Give {administrator.name} ({administrator.email}) their code. They sign in and enter it.
        </li>
        {people > 0 && (
          <li>Tell them whom they find on their page to invite: {counted(people, 'person', 'people')}.</li>
        )}
        <li>Ask them to set the authority’s colour and to read through its words under Settings.</li>
      </ul>
    </>
  );
}

function useCheck(place: string, { state, steps }: Onboarding) {
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: () => platformApi.checkAuthority(place),
    onSuccess: (view) => client.setQueryData(standingQuery(place).queryKey, view),
  });
  const failed = steps.find((step) => step.state === 'failed');
  const begun = useRef(false);
  const { mutate } = check;
  useEffect(() => {
    if (state !== 'to-check' || failed !== undefined || begun.current) return;
    begun.current = true;
    mutate();
  }, [state, failed, mutate]);
  return { check, failed };
}
