import type { EvidenceFileDraft, EvidenceUpload } from '#shared/evidence/schema.ts';

/** What a file holds, so that nothing else can arrive in its place. */
export async function announced(file: File): Promise<EvidenceFileDraft['file']> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return { name: file.name, bytes: file.size, sha256: btoa(String.fromCharCode(...hash)) };
}

/** Sends the file itself to the place that was signed for it; without the sign-in, which is none of that place’s business. */
export async function sendFile({ href, headers }: NonNullable<EvidenceUpload['upload']>, file: File): Promise<void> {
  const answer = await fetch(href, {
    method: 'PUT',
    body: file,
    headers,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  // Sent before, and arrived: what stands there is this file, for it can be no other.
  if (!answer.ok && answer.status !== 412) throw new Error(`The file was answered ${answer.status}`);
}
