import type { Operation } from '#kernel/operations.ts';
import {
  NewCode,
  OnboardingDraft,
  OnboardingStarted,
  PlatformAuthorityList,
  PlatformAuthorityView,
  Resumption,
  SuspensionDraft,
} from '#shared/platform/schema.ts';
import { partnershipOperations } from './partnership-routes.ts';
import { base, one } from './paths.ts';

const needs = 'platform' as const;

export const platformOperations: Operation[] = [
  {
    method: 'get',
    path: base,
    id: 'listAuthorities',
    summary: 'All authorities, and how each stands',
    needs,
    status: 200,
    answer: PlatformAuthorityList,
  },
  {
    method: 'post',
    path: base,
    id: 'onboardAuthority',
    summary:
      'Onboard an authority; the first administrator’s code is shown once, and the same file again changes nothing',
    needs,
    body: OnboardingDraft,
    status: 202,
    answer: OnboardingStarted,
  },
  {
    method: 'get',
    path: one,
    id: 'getAuthorityStanding',
    summary: 'How one authority stands, and how far its onboarding is',
    needs,
    status: 200,
    answer: PlatformAuthorityView,
  },
  {
    method: 'post',
    path: `${one}/check`,
    id: 'checkAuthority',
    summary: 'Go on with an onboarding: take up what was broken off, or check the authority through its own interface',
    needs,
    status: 202,
    answer: PlatformAuthorityView,
  },
  {
    method: 'post',
    path: `${one}/codes`,
    id: 'makeFirstCode',
    summary: 'Make the first administrator’s code anew; refused once they are in',
    needs,
    status: 201,
    answer: NewCode,
  },
  {
    method: 'post',
    path: `${one}/suspend`,
    id: 'suspendAuthority',
    summary: 'Make an authority read-only at once, and close it after some days',
    needs,
    conditional: true,
    body: SuspensionDraft,
    status: 200,
    answer: PlatformAuthorityView,
  },
  {
    method: 'post',
    path: `${one}/resume`,
    id: 'resumeAuthority',
    summary: 'End a suspension: everything is as it was',
    needs,
    conditional: true,
    body: Resumption,
    status: 200,
    answer: PlatformAuthorityView,
  },
  ...partnershipOperations,
];
