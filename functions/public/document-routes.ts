import { Hono } from 'hono';
import type { LambdaBindings, RequestVariables } from '#kernel/http.ts';
import document from './openapi.json' with { type: 'json' };

type Env = { Bindings: LambdaBindings; Variables: RequestVariables };

/** The document of the whole interface, as long as all else that the function holds: it is read when it is asked for. */
export const documentRoutes = () => new Hono<Env>().get('/api/openapi.json', (c) => c.json(document));
