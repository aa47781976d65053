/** What roles and compartments are called on the page. */
export const roleNames = {
  admin: 'Administrator',
  editor: 'Editor',
  contributor: 'Contributor',
  reader: 'Reader',
} as const;

export const compartmentNames = { schools: 'Schools', papers: 'Papers', hr: 'Human resources' } as const;
