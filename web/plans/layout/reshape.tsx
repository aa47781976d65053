import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { LayoutUses } from '#shared/plans/layout.ts';
import type { PlanView, Recorded } from '#shared/plans/schema.ts';
import type { PlanPlace } from '../../api/plans.ts';
import { DateField } from '../../ui/date-field.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Form, type FormProps } from '../../ui/form.tsx';
import { GreyLines, Loaded } from '../../ui/loaded.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { NotAllowedWords } from '../../ui/trouble.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';
import { OnePlanPage } from '../one-plan-page.tsx';
import { layoutUsesQuery, useDone } from '../plan-data.ts';

/** What of a plan is put in another shape, as it is said in a sentence. */
type Reshaped = 'layout' | 'columns';

interface PageProps {
  title: string;
  heading?: string;
  what: Reshaped;
  place: PlanPlace;
  children: (plan: PlanView, uses: LayoutUses) => ReactNode;
}

/** A page that puts a plan in another shape, for those who may, once it is known what of the present one is in use. */
export function ReshapePage({ what, place, children, ...named }: PageProps) {
  return (
    <OnePlanPage place={place} {...named}>
      {(plan) =>
        plan.can.change ? (
          <Used place={place}>{(uses) => children(plan, uses)}</Used>
        ) : (
          <NotAllowedWords>Editors and administrators change the {what} of a plan.</NotAllowedWords>
        )
      }
    </OnePlanPage>
  );
}

function Used({ place, children }: { place: PlanPlace; children: (uses: LayoutUses) => ReactNode }) {
  const uses = useQuery(layoutUsesQuery(place));
  return (
    <Loaded query={uses} waiting={<GreyLines lines={8} />}>
      {children}
    </Loaded>
  );
}

type Sent = { version: number; key: string };

interface ReshapeFormProps<S extends z.ZodType>
  extends Pick<FormProps<S>, 'schema' | 'initial' | 'submit' | 'children'> {
  what: Reshaped;
  place: PlanPlace;
  uses: LayoutUses;
  /** What is said once it is done. */
  done: string;
  send: (change: z.output<S>, sent: Sent) => Promise<Pick<Recorded, 'entry'>>;
}

/** Changes the version of the plan that was looked at, or says that somebody else was first; what is done can be undone. */
export function ReshapeForm<S extends z.ZodType>(props: ReshapeFormProps<S>) {
  const { what, place, uses, done, send, ...form } = props;
  const [tellDone, refresh, tell] = [useDone(place), useRefresh(place.authority), useNotices()];
  const navigate = useNavigate();
  return (
    <Form
      key={uses.version}
      draft={`${place.authority}.plan-${what}.${place.plan}.${uses.version}`}
      cancel={
        <Link className="govuk-link" to="/$authority/plans/$plan" params={place}>
          Cancel
        </Link>
      }
      onConflict={async () => {
        await refresh();
        tell({ words: `Somebody changed this plan meanwhile. Look at it again before you change its ${what}.` });
      }}
      onSubmit={async (change, { key }) => {
        const { entry } = await send(change, { version: uses.version, key });
        await tellDone(done, { entry });
        await navigate({ to: '/$authority/plans/$plan', params: place });
      }}
      {...form}
    />
  );
}

/** From when the new shape holds, and why. */
export function SinceAndWhy({ what, since, why }: { what: Reshaped; since: string; why: string }) {
  return (
    <>
      <DateField
        name="effectiveOn"
        label={since}
        hint={`Usually today. The plan as at an earlier date keeps its earlier ${what}.`}
      />
      <TextField name="why" label={why} hint="Optional. It stands in the audit beside the change." />
    </>
  );
}
