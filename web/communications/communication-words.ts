import type { Communication } from '#shared/communications/schema.ts';
import type { Status } from '#shared/vocabulary.ts';

export const stateTags: Record<Communication['state'], Pick<Status, 'label' | 'colour' | 'shape'>> = {
  planned: { label: 'Planned', colour: 'blue', shape: 'circle' },
  sent: { label: 'Sent', colour: 'green', shape: 'tick' },
  cancelled: { label: 'Cancelled', colour: 'grey', shape: 'cross' },
};
