/** One folder in `functions/` is one Lambda and one role; the kernel is a library and not among them. */
export const functionNames = [
  'authority',
  'audience',
  'public',
  'publisher',
  'platform',
  'onboarding',
  'documents',
  'jobs',
  'dispatcher',
] as const;
export type FunctionName = (typeof functionNames)[number];

/** `authority` → `Authority`, for logical ids. */
export const capitalised = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** The role that Lambda gives a function. */
export const functionRoleOf = (name: FunctionName): string => `${capitalised(name)}FunctionRole`;
