/** Someone to whom authorities show something: no officer of any of them. */
export type DemonstrationMember = { readonly address: string; readonly name: string };

export type DemonstrationPartnership = {
  readonly id: string;
  readonly name: string;
  /** Which authorities take part. */
  readonly authorities: readonly string[];
  readonly members: readonly DemonstrationMember[];
};

export const partnerships: readonly DemonstrationPartnership[] = [
  {
    id: 'eastern',
    name: 'Eastern education partnership',
    authorities: ['peterborough', 'cambridgeshire'],
    members: [{ address: 'member@eastern.example', name: 'Trust chief executive, member of the partnership' }],
  },
];
