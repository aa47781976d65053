import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NodeView } from '#shared/plans/schema.ts';
import type { NodePlace } from '../../api/plans.ts';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { shortened } from '../../ui/words.ts';
import { nodeQuery } from '../plan-data.ts';

interface RowPageProps {
  /** What is done here; it may name the row’s level once that is known. */
  title: string | ((view: NodeView | undefined) => string);
  place: NodePlace;
  wide?: boolean;
  children: (view: NodeView) => ReactNode;
}

/** A page on which something is done about one row of a plan, with the way back to the row. */
export function RowPage({ title, place, wide = false, children }: RowPageProps) {
  const node = useQuery(nodeQuery(place));
  const { data } = node;
  return (
    <Page
      title={typeof title === 'string' ? title : title(data)}
      caption={data && shortened(data.node.title, 160)}
      crumbs={[
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan" params={place} key="plan">
          {shortened(data?.plan.title ?? 'Plan', 50)}
        </Link>,
        <Link className="govuk-breadcrumbs__link" to="/$authority/plans/$plan/actions/$node" params={place} key="node">
          {shortened(data?.node.title ?? 'Row', 40)}
        </Link>,
      ]}
      wide={wide}
    >
      <Loaded query={node} waiting={<GreyLines lines={8} />}>
        {children}
      </Loaded>
    </Page>
  );
}
