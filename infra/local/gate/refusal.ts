export type Service = 'dynamodb' | 'sts' | 's3' | 'lambda' | 'ses';
export type Reason =
  | 'anonymous'
  | 'unknown-key'
  | 'wrong-token'
  | 'expired'
  | 'bad-signature'
  | 'bad-payload'
  | 'malformed'
  | 'too-old'
  | 'denied';
type Answer = { code: string; status: number };
export type Reply = { status: number; headers: Record<string, string>; body: string | Buffer };

/** Every refusal as the service itself words it, so that a client meets here the error it would meet on AWS. */
const ANSWERS: Record<Service, Record<Reason, Answer>> = {
  dynamodb: json(400),
  lambda: json(403),
  ses: json(403),
  sts: {
    anonymous: { code: 'MissingAuthenticationToken', status: 403 },
    'unknown-key': { code: 'InvalidClientTokenId', status: 403 },
    'wrong-token': { code: 'InvalidClientTokenId', status: 403 },
    expired: { code: 'ExpiredToken', status: 403 },
    'bad-signature': { code: 'SignatureDoesNotMatch', status: 403 },
    'bad-payload': { code: 'SignatureDoesNotMatch', status: 403 },
    malformed: { code: 'IncompleteSignature', status: 400 },
    'too-old': { code: 'SignatureDoesNotMatch', status: 403 },
    denied: { code: 'AccessDenied', status: 403 },
  },
  s3: {
    anonymous: { code: 'AccessDenied', status: 403 },
    'unknown-key': { code: 'InvalidAccessKeyId', status: 403 },
    'wrong-token': { code: 'InvalidToken', status: 400 },
    expired: { code: 'ExpiredToken', status: 400 },
    'bad-signature': { code: 'SignatureDoesNotMatch', status: 403 },
    'bad-payload': { code: 'XAmzContentSHA256Mismatch', status: 400 },
    malformed: { code: 'AuthorizationHeaderMalformed', status: 400 },
    'too-old': { code: 'RequestTimeTooSkewed', status: 403 },
    denied: { code: 'AccessDenied', status: 403 },
  },
};

function json(status: number): Record<Reason, Answer> {
  return {
    anonymous: { code: 'MissingAuthenticationTokenException', status },
    'unknown-key': { code: 'UnrecognizedClientException', status },
    'wrong-token': { code: 'UnrecognizedClientException', status },
    expired: { code: 'ExpiredTokenException', status },
    'bad-signature': { code: 'InvalidSignatureException', status },
    'bad-payload': { code: 'InvalidSignatureException', status },
    malformed: { code: 'IncompleteSignatureException', status },
    'too-old': { code: 'InvalidSignatureException', status },
    denied: { code: 'AccessDeniedException', status },
  };
}

const MESSAGES: Record<Reason, string> = {
  anonymous: 'Request is missing Authentication Token',
  'unknown-key': 'The security token included in the request is invalid.',
  'wrong-token': 'The security token included in the request is invalid.',
  expired: 'The security token included in the request is expired',
  'bad-signature':
    'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  'bad-payload': 'The payload of the request does not match the hash that was signed.',
  malformed: 'The authorization of the request is not complete.',
  'too-old': 'Signature expired, or its date is too far from the time now.',
  denied: 'Access Denied',
};

/** A refusal for a reason that every service has its own name for. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly reason: Reason;
  constructor(reason: Reason, message: string = MESSAGES[reason]) {
    super(message);
    this.reason = reason;
  }
}

/** An error that belongs to one service and one call, such as `NoSuchKey`. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  readonly code: string;
  readonly status: number;
  constructor(code: string, status: number, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export function refusalReply(service: Service, error: Refusal | ServiceError, requestId: string): Reply {
  const { code, status } = error instanceof Refusal ? ANSWERS[service][error.reason] : error;
  if (service === 'dynamodb') {
    const body = JSON.stringify({ __type: `com.amazon.coral.service#${code}`, message: error.message });
    return { status, headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId }, body };
  }
  if (service === 'lambda' || service === 'ses') {
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': code, 'x-amzn-requestid': requestId };
    return { status, headers, body: JSON.stringify({ Type: 'User', Message: error.message, message: error.message }) };
  }
  const detail = `<Code>${code}</Code><Message>${xml(error.message)}</Message>`;
  const body =
    service === 's3'
      ? `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${detail}<RequestId>${requestId}</RequestId></Error>`
      : `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  const identity = service === 's3' ? 'x-amz-request-id' : 'x-amzn-requestid';
  return { status, headers: { 'content-type': 'application/xml', [identity]: requestId }, body };
}

export function xml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
