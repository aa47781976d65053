import type { BoardSummary } from '#shared/boards/schema.ts';
import { Radios, Select, TextArea, TextField } from '../ui/fields.tsx';
import { choicesOf, kindNames, standingNames } from './board-words.ts';

/** The answers that make a board. `self` cannot stand under itself. */
export function BoardFields({ boards, self }: { boards: BoardSummary[]; self?: string }) {
  const others = boards.filter(({ id, status }) => id !== self && status !== 'closed');
  return (
    <>
      <TextField name="name" label="Name" />
      <Radios name="kind" label="What kind of board is it?" choices={choicesOf(kindNames)} />
      <TextArea
        name="purpose"
        label="Purpose"
        hint="What it is for and what it does, as in its terms of reference"
        rows={5}
      />
      <TextField
        name="cadence"
        label="How often does it meet?"
        hint="In words, like “four times a year” or “every six weeks”"
      />
      <Radios name="status" label="How does it stand?" choices={choicesOf(standingNames)} />
      <Select
        name="parent"
        label="Stands under"
        none="none"
        choices={[
          { value: 'none', label: 'No other board' },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        name="linkedTo"
        label="Board of another authority that it works with"
        hint="Optional, in words. Nothing is shared by this."
      />
    </>
  );
}
