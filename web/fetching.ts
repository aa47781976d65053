import { OutOfReach, problemFrom, SignInNeeded } from './problems.ts';
import { accessToken, becomeSignedOut, distrustToken } from './session.ts';

async function withToken(input: RequestInfo | URL, init: RequestInit): Promise<Response> {
  const token = await accessToken().catch(() => {
    throw new OutOfReach();
  });
  if (token === null) {
    becomeSignedOut();
    throw new SignInNeeded();
  }
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${token}`);
  headers.set('Accept', 'application/json');
  try {
    return await fetch(input, { ...init, headers });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new OutOfReach();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The gateway and what stands before it may answer with a page; its words are not for officers.
    return null;
  }
}

/** Every change carries a key: a token that is no longer taken is renewed once, and nothing is done twice. */
export async function fetchSignedIn(input: RequestInfo | URL, given: RequestInit = {}): Promise<Response> {
  const headers = new Headers(given.headers);
  const changes = given.method !== undefined && given.method !== 'GET';
  if (changes && !headers.has('Idempotency-Key')) headers.set('Idempotency-Key', crypto.randomUUID());
  const init = { ...given, headers };
  let response = await withToken(input, init);
  if (response.status === 401) {
    distrustToken();
    response = await withToken(input, init);
  }
  if (response.status === 401) {
    becomeSignedOut();
    throw new SignInNeeded();
  }
  if (!response.ok) throw problemFrom(response.status, parsed(await response.text()));
  return response;
}
