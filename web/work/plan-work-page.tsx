import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { GreyLines, Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';

interface PlanWorkPageProps<W> {
  title: string;
  caption?: string | undefined;
  authority: string;
  /** What the plan is to this piece of work. */
  plan: string;
  work: UseQueryResult<W>;
  children: (work: W) => ReactNode;
}

/** The page of a piece of work on a plan; one can leave it, and come back. */
export function PlanWorkPage<W extends { plan: string }>(props: PlanWorkPageProps<W>) {
  const { title, caption, authority, plan, work, children } = props;
  return (
    <Page
      title={title}
      caption={caption}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans" params={{ authority }} key="plans">
          Plans
        </Link>,
        ...(work.data === undefined
          ? []
          : [
              <Link
                className="govuk-breadcrumbs__link"
                to="/$authority/plans/$plan"
                params={{ authority, plan: work.data.plan }}
                key="plan"
              >
                {plan}
              </Link>,
            ]),
      ]}
    >
      <Loaded query={work} waiting={<GreyLines lines={4} />}>
        {children}
      </Loaded>
    </Page>
  );
}

interface FailedProps {
  heading: string;
  problems: readonly { detail: string }[];
  /** Where one goes from here. */
  children: ReactNode;
}

export function WorkFailed({ heading, problems, children }: FailedProps) {
  return (
    <div className="pb-trouble">
      <h2 className="govuk-heading-m">{heading}</h2>
      {problems.map(({ detail }) => (
        <p className="govuk-body" key={detail}>
          {detail}
        </p>
      ))}
      <p className="govuk-body">{children}</p>
    </div>
  );
}
