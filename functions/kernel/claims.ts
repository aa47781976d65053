import type { LambdaBindings } from './http.ts';

/** What the gateway says of the token that it has verified. */
export function claimsOf(bindings: LambdaBindings | undefined): Record<string, unknown> | undefined {
  const context = bindings?.event?.requestContext;
  if (context === undefined || !('authorizer' in context)) return undefined;
  const authorizer: unknown = context.authorizer;
  if (typeof authorizer !== 'object' || authorizer === null || !('jwt' in authorizer)) return undefined;
  const { jwt } = authorizer;
  if (typeof jwt !== 'object' || jwt === null || !('claims' in jwt)) return undefined;
  return typeof jwt.claims === 'object' && jwt.claims !== null ? { ...jwt.claims } : undefined;
}
