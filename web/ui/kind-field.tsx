import type { ReactNode } from 'react';
import { RadioGroup } from './fields.tsx';
import { useField } from './form.tsx';

interface KindFieldProps {
  name: string;
  label: string;
  /** What each kind is called, and what an answer of that kind begins with. */
  kinds: Readonly<Record<string, { label: string; hint?: ReactNode; blank: object }>>;
}

/** An answer that is of one kind or another: choosing a kind begins it anew with what that kind says. */
export function KindField({ name, label, kinds }: KindFieldProps) {
  const { id, error, set } = useField(name);
  const { text: kind } = useField(`${name}.kind`);
  const choices = Object.entries(kinds).map(([value, each]) => ({ value, label: each.label, hint: each.hint }));
  return (
    <RadioGroup
      {...{ id, label, error, choices }}
      name={`${name}-kind`}
      chosen={kind}
      choose={(chosen) => set({ kind: chosen, ...kinds[chosen]?.blank })}
    />
  );
}
