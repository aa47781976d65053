import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  type BulkChange,
  BulkDate,
  type BulkDone,
  BulkOwner,
  BulkRemoval,
  BulkResponsible,
  BulkUpdate,
  mostRowsAtOnce,
} from '#shared/plans/bulk.ts';
import { current } from '#shared/plans/current.ts';
import type { PlanView } from '#shared/plans/schema.ts';
import { api } from '../../api.ts';
import { homeQuery } from '../../authorities/place.ts';
import { inPlainWords } from '../../problems.ts';
import { today } from '../../ui/dates.ts';
import { Form, useField } from '../../ui/form.tsx';
import type { Values } from '../../ui/form-values.ts';
import { useNotices } from '../../ui/notices.tsx';
import { useRefresh } from '../../ui/use-refresh.ts';
import { counted } from '../../ui/words.ts';
import type { PlanNode } from '../plan-tree.ts';
import { BulkFields } from './bulk-fields.tsx';
import { type BulkKind, staysBecause } from './bulk-preview.ts';
import { BulkPreview } from './bulk-preview-table.tsx';
import { RefusedRows } from './refused-rows.tsx';

interface BulkProps {
  plan: PlanView;
  authority: string;
  nodes: readonly PlanNode[];
  kind: BulkKind;
  close: () => void;
  /** What went is ticked no more; what stays as it is may be looked at. */
  keep: (nodes: readonly string[]) => void;
}

const schemas = {
  owner: BulkOwner,
  date: BulkDate,
  responsible: BulkResponsible,
  update: BulkUpdate,
  removal: BulkRemoval,
} as const;

/** The answers of the form of this kind, which its own schema has let through. */
function asChange(kind: BulkKind, asked: unknown): BulkChange {
  switch (kind) {
    case 'owner':
      return { kind, ...BulkOwner.parse(asked) };
    case 'date':
      return { kind, ...BulkDate.parse(asked) };
    case 'responsible':
      return { kind, ...BulkResponsible.parse(asked) };
    case 'update':
      return { kind, ...BulkUpdate.parse(asked) };
    case 'removal':
      return { kind, ...BulkRemoval.parse(asked) };
  }
}

const headings: Record<BulkKind, string> = {
  owner: 'Give them to one owner',
  date: 'Give them one date',
  responsible: 'Say who else is responsible',
  update: 'Record the same update on them',
  removal: 'Remove them from the plan',
};

const blank: Record<BulkKind, () => Values> = {
  owner: () => ({ owner: null, why: '' }),
  date: () => ({ dueOn: null, why: '' }),
  responsible: () => ({ responsible: [], why: '' }),
  update: () => ({ status: null, delivered: '', next: '', effectiveOn: today(), evidence: [] }),
  removal: () => ({ why: '' }),
};

/** One change of the rows that are ticked: what is asked for all, and each row as it is and as it will be. */
export function BulkEdit({ plan, authority, nodes, kind, close, keep }: BulkProps) {
  const home = useQuery(homeQuery(authority));
  const [refused, setRefused] = useState<BulkDone['refused']>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const told = useTold({ authority, plan: plan.id });
  useEffect(() => heading.current?.focus(), []);
  const going = nodes.filter((node) => staysBecause(kind, node) === null);
  const rows = going.map(({ id, version }) => ({ node: id, version }));
  if (home.data === undefined) return null;
  return (
    <section className="pb-bulk-form" aria-labelledby="bulk">
      <h2 className="govuk-heading-m" id="bulk" tabIndex={-1} ref={heading}>
        {headings[kind]}
      </h2>
      {refused.length > 0 && <RefusedRows refused={refused} />}
      {going.length > mostRowsAtOnce && <p className="govuk-body">Tick at most {mostRowsAtOnce} actions at a time.</p>}
      <Form
        schema={schemas[kind]}
        ids="bulk"
        initial={{ rows, ...blank[kind]() }}
        submit={
          kind === 'removal' ? `Remove ${counted(rows.length, 'action')}` : `Change ${counted(rows.length, 'action')}`
        }
        cancel={
          <button className="pb-link-button" type="button" onClick={close}>
            Cancel
          </button>
        }
        onSubmit={async (asked, { key }) => {
          const outcome = await api.changeSeveral({ authority, plan: plan.id }, asChange(kind, asked), { key });
          setRefused(outcome.refused);
          await told(outcome);
          keep(outcome.refused.map(({ node }) => node));
        }}
      >
        {(values) => (
          <>
            <RowsAsked rows={rows} />
            <BulkFields
              {...{ kind, authority, values }}
              nodes={going}
              statuses={current(plan.shape.statuses)}
              people={home.data.people}
            />
            <BulkPreview {...{ plan, authority, kind, nodes, values }} />
          </>
        )}
      </Form>
    </section>
  );
}

/** Rows may be ticked while one types: what is asked goes with them. */
function RowsAsked({ rows }: { rows: { node: string; version: number }[] }) {
  const { value, set } = useField('rows');
  const now = JSON.stringify(rows);
  const asked = JSON.stringify(value);
  useEffect(() => {
    if (now !== asked) set(JSON.parse(now));
  }, [now, asked, set]);
  return null;
}

/** Says what came of it, and offers to undo the whole. */
function useTold(place: { authority: string; plan: string }) {
  const tell = useNotices();
  const refresh = useRefresh(place.authority);
  return async ({ done, sent }: BulkDone): Promise<void> => {
    const undo = async (): Promise<void> => {
      try {
        const undone = await api.undoSeveral(place, { done });
        const left = undone.refused.length;
        tell({
          words:
            left === 0
              ? 'Undone. Everything is as it was before.'
              : `${counted(undone.done.length, 'action')} went back. ${counted(left, 'action')} changed since and ${left === 1 ? 'stays' : 'stay'}.`,
        });
      } catch (error) {
        tell({ words: `This was not undone. ${inPlainWords(error)}`, tone: 'trouble' });
      }
      await refresh();
    };
    if (sent.length > 0) tell({ words: `${counted(sent.length, 'update')} sent for review in the open cycle.` });
    if (done.length > 0) {
      tell({
        words: `${counted(done.length, 'action')} changed.`,
        button: { label: 'Undo', press: () => void undo() },
      });
    }
    await refresh();
  };
}
