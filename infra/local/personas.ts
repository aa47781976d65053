/** Someone to sign in as in the demonstration: a role, never a person's name. The address is also the subject of its tokens. */
interface Persona {
  readonly address: string;
  readonly role: string;
}

export interface PersonaGroup {
  readonly title: string;
  readonly personas: readonly Persona[];
}

const rolesOfAuthority = [
  ['admin', 'Administrator: people and settings'],
  ['clerk', 'Editor: plans, imports and exports'],
  ['improvement', 'Editor, cleared for restricted school matters'],
  ['owner', 'Contributor: progress on own actions'],
  ['reader', 'Reader'],
] as const;

const authorities = [
  ['Plymouth', 'plymouth.example'],
  ['Peterborough', 'peterborough.example'],
  ['Cambridgeshire', 'cambridgeshire.example'],
  ['Portsmouth', 'portsmouth.example'],
] as const;

export const personaGroups: readonly PersonaGroup[] = [
  ...authorities.map(([title, domain]) => ({
    title,
    personas: rolesOfAuthority.map(([name, role]) => ({ address: `${name}@${domain}`, role })),
  })),
  {
    title: 'Shared service of Peterborough and Cambridgeshire',
    personas: [
      { address: 'director@shared.example', role: 'Director: editor in both, cleared for restricted matters' },
    ],
  },
  {
    title: 'The platform',
    personas: [{ address: 'platform@placeboard.example', role: 'Platform administrator: onboards and suspends' }],
  },
  {
    title: 'Outside the authorities',
    personas: [
      { address: 'member@eastern.example', role: 'Member of the partnership of Peterborough and Cambridgeshire' },
      {
        address: 'chair@portsmouth-board.example',
        role: 'Independent chair of Portsmouth’s strategic board, no officer',
      },
      {
        address: 'trust@plymouth-board.example',
        role: 'Trust chief executive on Plymouth’s education board, who owns an action',
      },
      { address: 'head@school.example', role: 'Head teacher of a school of Peterborough' },
      { address: 'governor@school.example', role: 'Chair of governors of the same school' },
    ],
  },
];

export const isPersona = (address: string): boolean =>
  personaGroups.some(({ personas }) => personas.some((persona) => persona.address === address));
