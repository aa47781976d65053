import type { BoardsOfAuthority } from './boards/content.ts';
import { peterboroughBoards } from './boards/peterborough.ts';
import { plymouthBoards } from './boards/plymouth.ts';
import { portsmouthBoards } from './boards/portsmouth.ts';

export const boards: readonly BoardsOfAuthority[] = [peterboroughBoards, portsmouthBoards, plymouthBoards];
