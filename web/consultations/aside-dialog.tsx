import { SettingAside } from '#shared/consultations/schema.ts';
import { asideWords } from '#shared/consultations/words.ts';
import { choicesOf } from '../boards/board-words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Radios, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';

interface AsideProps {
  onAside: (value: SettingAside, key: string) => Promise<void>;
  onClose: () => void;
}

/** Sets a comment aside with a reason; its words are gone with it. */
export function AsideDialog({ onAside, onClose }: AsideProps) {
  return (
    <Dialog title="Set this comment aside?" onClose={onClose}>
      <p className="govuk-body">Its words are deleted. That there was a comment, who set it aside and why, is kept.</p>
      <Form
        schema={SettingAside}
        ids="set-aside"
        initial={{ reason: 'spam', why: '' }}
        submit="Set aside"
        cancel={
          <button className="pb-link-button" type="button" onClick={onClose}>
            Keep it
          </button>
        }
        onSubmit={(value, { key }) => onAside(value, key)}
      >
        <Radios name="reason" label="Why?" choices={choicesOf(asideWords)} />
        <TextField name="why" label="More about it, for colleagues (optional)" />
      </Form>
    </Dialog>
  );
}
