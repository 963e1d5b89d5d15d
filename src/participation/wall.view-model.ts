import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { qrPath } from '../collection-points/qr-path.js';
import { type CommuneCatalogue, communeTitle } from '../communes/catalogue.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { Day } from '../rules/days.js';
import type { WallNow } from '../rules/to-browser/counts.js';
import { wallShowsCode } from './meeting.view-model.js';

/** The page for the projector: who answers may be seen by everybody, what they answer by nobody. */
export interface WallView extends WallNow {
  readonly commune: string;
  readonly name: string;
  readonly rotating: boolean;
  /** The part of the code that is drawn: its quiet zone is the white of the wall. */
  readonly codeBox: string;
  /** The address without its protocol, as a person types it. */
  readonly address: string;
  /** Width of the address in a type of 100 units: it is drawn as wide as the wall. */
  readonly addressWidth: number;
  readonly middle: number;
  readonly events: string;
}

export interface WallPage {
  readonly meeting: Meeting;
  readonly point: CollectionPoint;
  readonly catalogue: CommuneCatalogue;
  /** Whether a survey can be answered at the point today. */
  readonly surveyRuns: boolean;
  readonly answers: number;
  readonly today: Day;
  /** e.g. `https://…/k/q7m2k9` */
  readonly address: string;
  /** What the rotating code carries now. */
  readonly rotatingCode: string;
}

export function toWallNow(page: Omit<WallPage, 'catalogue'>): WallNow {
  const { meeting, surveyRuns, answers, today, address, rotatingCode } = page;
  const state = !wallShowsCode(meeting, today) ? 'over' : surveyRuns || meeting.heldOn > today ? 'shown' : 'no-survey';
  const { present, rotating } = meeting;
  return {
    ...{ state, answers, present },
    qr: state === 'shown' ? qrPath(rotating ? `${address}?w=${rotatingCode}` : address) : null,
    percent: present ? Math.min(100, Math.round((100 * answers) / present)) : null,
  };
}

export function toWallView(page: WallPage): WallView {
  const { meeting, point, catalogue, address } = page;
  const typed = address.replace(/^https?:\/\//, '');
  const addressWidth = typed.length * SIGN_WIDTH + MARGIN;
  const now = toWallNow(page);
  const side = (now.qr?.side ?? 0) - 2 * CROPPED;
  return {
    ...now,
    codeBox: `${CROPPED} ${CROPPED} ${side} ${side}`,
    commune: communeTitle(catalogue),
    name: point.name,
    rotating: meeting.rotating,
    ...{ address: typed, addressWidth, middle: addressWidth / 2 },
    events: `/meetings/${meeting.id}/wall/events`,
  };
}

/** Modules of the quiet zone that are not drawn, on each side. */
const CROPPED = 3;

/** A sign of the monospaced type at 100 units. */
const SIGN_WIDTH = 61;
const MARGIN = 20;
