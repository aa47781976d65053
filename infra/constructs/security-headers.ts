import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { nameResource } from './name-resource.ts';

// The widget library adds one fixed style for touch screens to the page; its hash lets in that style and no other.
const pressableStyle = 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o=';

type Spoken = { signIn: string; files: string };

const contentSecurityPolicy = ({ signIn, files }: Spoken): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' '${pressableStyle}'`,
    // A chart that is kept as a picture is drawn from its own drawing.
    "img-src 'self' blob:",
    `connect-src 'self' ${signIn} ${files}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');

const refusedFeatures = [
  'camera',
  'display-capture',
  'geolocation',
  'microphone',
  'payment',
  'publickey-credentials-get',
  'usb',
];

/** What every answer tells the browser to refuse. Beside the site itself the page speaks to the sign-in, and sends files to their bucket. */
export function securityHeaders(scope: Construct, spoken: Spoken): ResponseHeadersPolicy {
  const policy = new ResponseHeadersPolicy(scope, 'SecurityHeaders', {
    comment: 'Placeboard: what the browser must refuse',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(spoken), override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        {
          header: 'permissions-policy',
          value: refusedFeatures.map((feature) => `${feature}=()`).join(', '),
          override: true,
        },
        { header: 'cross-origin-opener-policy', value: 'same-origin', override: true },
        { header: 'cross-origin-resource-policy', value: 'same-origin', override: true },
      ],
    },
  });
  nameResource(policy, 'SecurityHeaders');
  return policy;
}
