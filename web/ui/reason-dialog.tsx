import type { ReactNode } from 'react';
import type * as z from 'zod';
import { Dialog } from './dialog.tsx';
import { TextField } from './fields.tsx';
import { Form, type FormProps } from './form.tsx';

interface ReasonDialogProps<S extends z.ZodType>
  extends Pick<FormProps<S>, 'schema' | 'ids' | 'onSubmit' | 'onConflict'> {
  title: string;
  /** What the reason is asked with. */
  why: string;
  hint?: string;
  submit: string;
  /** What whoever thinks better of it presses. */
  keep: string;
  onClose: () => void;
  /** What will be lost. */
  children: ReactNode;
}

/** Asks before something ends: says what will be lost, and wants the reason that stays on record. */
export function ReasonDialog<S extends z.ZodType>(props: ReasonDialogProps<S>) {
  const { title, why, hint, keep, onClose, children, ...form } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <Form
        {...form}
        initial={{ why: '' }}
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            {keep}
          </button>
        }
      >
        <TextField name="why" label={why} {...(hint !== undefined && { hint })} />
      </Form>
    </Dialog>
  );
}
