import type * as z from 'zod';

/** One operation of the HTTP interface, listed beside its handler; OpenAPI is made from these. */
export type Operation = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Hono writes it, `/api/authorities/:authority/plans`. */
  path: string;
  id: string;
  summary: string;
  /** What the caller needs: nothing, a sign-in, a seat in the audience of the path or on the platform, or a right in its authority. */
  needs: 'nothing' | 'sign-in' | 'seat' | 'platform' | 'read' | 'contribute' | 'edit' | 'administer';
  query?: z.ZodType;
  body?: z.ZodType;
  /** The body is `multipart/form-data`. */
  multipart?: boolean;
  /** Asks for If-Match. */
  conditional?: boolean;
  status: 200 | 201 | 202 | 204;
  answer?: z.ZodType;
  /** The answer is comma-separated values. */
  csv?: boolean;
};
