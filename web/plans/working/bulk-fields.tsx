import type { Home } from '#shared/authorities/home.ts';
import type { Status } from '#shared/vocabulary.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Radios, TextArea, TextField } from '../../ui/fields.tsx';
import { textAt, type Values } from '../../ui/form-values.ts';
import { PersonField } from '../../ui/person-field.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useKnown } from '../answers/answer-fields.tsx';
import { PartiesField } from '../answers/parties-field.tsx';
import { usePartyNames } from '../party-names.ts';
import type { PlanNode } from '../plan-tree.ts';
import { anyMoves, type BulkKind } from './bulk-preview.ts';

interface FieldsProps {
  kind: BulkKind;
  authority: string;
  people: Home['people'];
  statuses: readonly Status[];
  nodes: readonly PlanNode[];
  values: Values;
}

/** What is asked once for all rows that are ticked. */
export function BulkFields(props: FieldsProps) {
  const { kind, people } = props;
  switch (kind) {
    case 'owner':
      return (
        <>
          <PersonField name="owner" label="Owner" hint="Type part of the name." people={people} />
          <Why />
        </>
      );
    case 'date':
      return <DateAndWhy {...props} />;
    case 'responsible':
      return (
        <>
          <Parties {...props} name="responsible" label="Who else is responsible?" />
          <Why />
        </>
      );
    case 'update':
      return <UpdateOnAll {...props} />;
    case 'removal':
      return <TextField name="why" label="Why are they removed?" hint="It stands in the history of each." />;
  }
}

function Why() {
  return <TextField name="why" label="Why are they changed?" hint="Optional. It stands in the history of each." />;
}

function Parties({
  authority,
  people,
  name,
  label,
  single,
}: FieldsProps & { name: string; label: string; single?: boolean }) {
  const known = useKnown(authority, people);
  const nameOf = usePartyNames(authority);
  const hint = 'A board, a person, a role or an organisation. Type a name and choose it.';
  return <PartiesField {...{ name, label, hint, known, nameOf, single: single ?? false }} />;
}

function DateAndWhy(props: FieldsProps) {
  const moves = anyMoves(props.nodes, textAt(props.values, 'dueOn'));
  return (
    <>
      <DateField name="dueOn" label="When are they due?" />
      {moves && <Parties {...props} name="agreedBy" label="Who agreed that dates are moved?" single />}
      {moves ? (
        <TextField
          name="why"
          label="Why are dates moved?"
          hint="The first date of each stays, and the count of its moves stands beside the status."
        />
      ) : (
        <Why />
      )}
    </>
  );
}

function UpdateOnAll({ statuses }: FieldsProps) {
  const choices = statuses.map((status) => ({ value: status.key, label: <StatusTag status={status} /> }));
  const none = { value: 'none', label: 'No status' };
  return (
    <>
      <Radios name="status" label="Status" none={none.value} choices={[...choices, none]} />
      <TextArea name="delivered" label="What was delivered, or why does the status change?" rows={3} />
      <TextArea name="next" label="What comes next?" rows={2} />
      <DateField name="effectiveOn" label="When is this true?" />
    </>
  );
}
