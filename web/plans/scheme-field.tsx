import type { Settings } from '#shared/authorities/schema.ts';
import { current } from '#shared/plans/current.ts';
import { Choice } from '../ui/choice.tsx';
import { useField } from '../ui/form.tsx';
import { StatusTag } from '../ui/status-tag.tsx';

interface SchemeFieldProps {
  settings: Pick<Settings, 'shapes' | 'schemes'>;
  /** The key of the layout that is chosen. */
  shape: string;
}

/** Which statuses a plan has: those that its layout comes with, or another scheme of the authority. */
export function SchemeField({ settings, shape }: SchemeFieldProps) {
  const { text, set } = useField('scheme');
  const own = settings.shapes.find(({ key }) => key === shape)?.scheme;
  const schemes = current(settings.schemes);
  const chosen = settings.schemes.find(({ key }) => key === (text === '' ? own : text));
  const ownName = settings.schemes.find(({ key }) => key === own)?.name ?? '';
  return (
    <>
      <Choice
        name="scheme"
        label="Which statuses does it have?"
        hint={ownName === '' ? undefined : `The layout comes with “${ownName}”`}
        value={text}
        choices={[
          { value: '', label: 'As the layout has it' },
          ...schemes.filter(({ key }) => key !== own).map(({ key, name }) => ({ value: key, label: name })),
        ]}
        choose={(key) => set(key === '' ? undefined : key)}
      />
      <ul className="pb-scheme-shown" aria-label="Statuses of the plan">
        {current(chosen?.statuses ?? []).map((status) => (
          <li key={status.key}>
            <StatusTag status={status} />
          </li>
        ))}
      </ul>
    </>
  );
}
