import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  type UserPoolDomain,
  type UserPoolResourceServer,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { nameResource } from '../constructs/name-resource.ts';
import { type Site, siteOrigin } from './site.ts';

const apiScopeName = 'api';
export const apiScope = `placeboard/${apiScopeName}`;

/** How officers sign in. The accounts outlive every deployment. */
export class IdentityStack extends Stack {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  readonly signInOrigin: string;

  constructor(scope: Construct, id: string, props: StackProps & { site: Site }) {
    super(scope, id, props);
    this.pool = this.buildPool();
    const api = new ResourceServerScope({ scopeName: apiScopeName, scopeDescription: 'Work in Placeboard' });
    const server = this.pool.addResourceServer('Api', { identifier: 'placeboard', scopes: [api] });
    nameResource(server, 'ApiResourceServer');
    this.client = this.buildClient(server, api, props.site);
    const domain = this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `placeboard-${this.account}` } });
    nameResource(domain, 'OfficersDomain');
    this.signInOrigin = domain.baseUrl();
    new CfnOutput(this, 'WebConfiguration', {
      description: 'The content of /config.json beside the page',
      value: this.webConfiguration(domain),
    });
  }

  /** Everyone in this pool is an officer, and any officer may be made an admin or cleared: so all have a second factor. */
  private buildPool(): UserPool {
    const pool = new UserPool(this, 'Officers', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
        passwordHistorySize: 5,
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    nameResource(pool, 'OfficersPool');
    return pool;
  }

  private buildClient(server: UserPoolResourceServer, api: ResourceServerScope, site: Site): UserPoolClient {
    const client = this.pool.addClient('Web', {
      generateSecret: false,
      authFlows: { userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.resourceServer(server, api)],
        callbackUrls: [`${siteOrigin(site)}/signed-in`],
        logoutUrls: [`${siteOrigin(site)}/`],
      },
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.minutes(10),
      idTokenValidity: Duration.minutes(10),
      refreshTokenValidity: Duration.hours(12),
      refreshTokenRotationGracePeriod: Duration.seconds(30),
    });
    nameResource(client, 'WebClient');
    return client;
  }

  private webConfiguration(domain: UserPoolDomain): string {
    return this.toJsonString({
      issuer: this.pool.userPoolProviderUrl,
      authorizeUrl: `${domain.baseUrl()}/oauth2/authorize`,
      tokenUrl: `${domain.baseUrl()}/oauth2/token`,
      logoutUrl: `${domain.baseUrl()}/logout`,
      clientId: this.client.userPoolClientId,
      scope: `openid ${apiScope}`,
    });
  }
}
