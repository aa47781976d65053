import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localDateOf } from '#shared/dates.ts';
import { engineClient } from '../local/dynamodb-tables.ts';
import { apiOf } from './api.ts';
import { authorities } from './authorities.ts';
import { boards } from './boards.ts';
import { issues, outsiders } from './outside.ts';
import { partnerships } from './partnerships.ts';
import { plans } from './plans.ts';
import { askedOutside, writeAskedOutside } from './write-asked-outside.ts';
import { writeAuthority } from './write-authority.ts';
import { writeBoards } from './write-board.ts';
import { communications, writeCommunications } from './write-communications.ts';
import { consultations, writeConsultation } from './write-consultation.ts';
import { writeDashboard } from './write-dashboard.ts';
import { writeLinks } from './write-links.ts';
import { shownBoards, writeShownBoard } from './write-meeting-shares.ts';
import { writeIssue, writeOutsider } from './write-outside.ts';
import { writePartnership } from './write-partnership.ts';
import { writePlan } from './write-plan.ts';
import { writePlatformSeat } from './write-platform.ts';
import { shares, writeShare } from './write-shares.ts';

/** What the content is written into: a running stack’s address, its table and its sign-in. */
export type DemonstrationOptions = {
  readonly baseUrl: string;
  readonly stack: { readonly tableName: string; readonly dynamodb: { readonly url: string } };
  readonly tokenFor: (persona: string) => Promise<string>;
  /** Settles when all that comes of what was written so far is done. */
  readonly settled: () => Promise<void>;
  /** @default now */
  readonly now?: Date;
  readonly log?: (line: string) => void;
};

/**
 * Fills a stack with the four authorities: their settings and seats straight into the table, everything else through the
 * API as their officers. Authorities that are there already are left as they are.
 */
export async function seedDemonstration(options: DemonstrationOptions): Promise<void> {
  const { baseUrl, stack, tokenFor, settled, now = new Date(), log } = options;
  const began = performance.now();
  const added = await writeAuthorities(stack, now);
  const today = localDateOf(now);
  const api = apiOf(baseUrl, tokenFor);
  const wanted = plans.filter((plan) => added.includes(plan.authority));
  const [own, held] = [wanted.filter(({ holder }) => !holder), wanted.filter(({ holder }) => holder)];
  await Promise.all([
    ...own.map((plan) => writePlan(api, plan, today)),
    ...added.map((authority) => writeDashboard(api, authority)),
  ]);
  // Of schools that are listed by now.
  await Promise.all(held.map((plan) => writePlan(api, plan, today)));
  await Promise.all(added.map((authority) => writeLinks(api, authority)));
  const wantedBoards = boards.filter(({ authority }) => added.includes(authority));
  await Promise.all(wantedBoards.map((each) => writeBoards(api, each, today)));
  const wantedShown = shownBoards.filter(({ authority }) => added.includes(authority));
  await Promise.all(wantedShown.map((each) => writeShownBoard(api, each, today)));
  const wantedAsked = askedOutside.filter(({ authority }) => added.includes(authority));
  await Promise.all(wantedAsked.map((each) => writeAskedOutside(api, each)));
  const wantedShares = shares.filter(({ authority }) => added.includes(authority));
  await Promise.all(wantedShares.map((share) => writeShare(api, share, today)));
  await Promise.all([
    ...outsiders.filter(({ authority }) => added.includes(authority)).map((each) => writeOutsider(api, each)),
    ...issues.filter(({ authority }) => added.includes(authority)).map((each) => writeIssue(api, each, today)),
  ]);
  const wantedConsultations = consultations.filter(({ authority }) => added.includes(authority));
  const wantedMessages = communications.filter(({ authority }) => added.includes(authority));
  await Promise.all(wantedMessages.map((each) => writeCommunications(api, each, today)));
  await Promise.all(wantedConsultations.map((each) => writeConsultation({ api, today, settled }, each)));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (wanted.length > 0) log?.(`${added.length} authorities with ${wanted.length} plans in ${seconds} s`);
}

async function writeAuthorities(stack: DemonstrationOptions['stack'], now: Date): Promise<string[]> {
  const engine = engineClient(stack.dynamodb.url);
  const client = DynamoDBDocumentClient.from(engine, { marshallOptions: { removeUndefinedValues: true } });
  try {
    const place = { client, name: stack.tableName, now };
    await writePlatformSeat(place);
    const written = await Promise.all(authorities.map((authority) => writeAuthority(place, authority)));
    const added = authorities.filter((_, index) => written[index]).map(({ id }) => id);
    const wanted = partnerships.filter((partnership) => partnership.authorities.every((id) => added.includes(id)));
    await Promise.all(wanted.map((partnership) => writePartnership(place, partnership)));
    return added;
  } finally {
    client.destroy();
    engine.destroy();
  }
}
