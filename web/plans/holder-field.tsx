import { useQuery } from '@tanstack/react-query';
import { schoolsQuery } from '../schools/school-data.ts';
import { Select, TextField } from '../ui/fields.tsx';
import { useField } from '../ui/form.tsx';
import { KindField } from '../ui/kind-field.tsx';

const holders = {
  authority: { label: 'The authority', blank: {} },
  school: { label: 'A school', blank: { urn: '' } },
  trust: { label: 'A trust', blank: { name: '' } },
};

/** Whose plan it is: a school's or a trust's plan can carry the priorities of the authority's. */
export function HolderField({ authority }: { authority: string }) {
  const { text: kind } = useField('holder.kind');
  return (
    <>
      <KindField name="holder" label="Whose plan is it?" kinds={holders} />
      {kind === 'school' && <SchoolField authority={authority} />}
      {kind === 'trust' && <TextField name="holder.name" label="Name of the trust" />}
    </>
  );
}

function SchoolField({ authority }: { authority: string }) {
  const { data } = useQuery(schoolsQuery(authority));
  const schools = (data?.items ?? []).map(({ urn, name }) => ({ value: urn, label: name }));
  return <Select name="holder.urn" label="School" choices={[{ value: '', label: 'Choose a school' }, ...schools]} />;
}
