import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import { type ChooseCommune, type CommuneCatalogue, communeHeading, toChooseCommune } from '../communes/catalogue.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import type { Day } from '../rules/days.js';
import type { MeetingPlace } from './meeting-places.service.js';

/** A meeting as it was typed, and the field at fault. */
export interface RefusedMeeting {
  readonly place: string;
  readonly heldOn: string;
  readonly invited: string;
  readonly rotating: boolean;
  readonly field: 'place' | 'heldOn' | 'invited';
}

export interface MeetingsView extends ChooseCommune {
  readonly communeId: string;
  readonly heading: string;
  readonly meetings: readonly MeetingRow[];
  readonly places: readonly Choice[];
  readonly typed: { readonly heldOn: string; readonly invited: string; readonly rotating: boolean };
  readonly fault: RefusedMeeting['field'] | null;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

interface MeetingRow {
  readonly id: string;
  readonly name: string;
  readonly heldOn: Day;
  readonly state: string;
  readonly present: number | null;
  readonly answers: number;
  readonly valid: number | null;
}

export interface MeetingsPage {
  readonly catalogue: CommuneCatalogue;
  /** Communes the reader may look at. */
  readonly communes: readonly CommuneCatalogue[];
  readonly meetings: readonly { readonly meeting: Meeting; readonly answers: number }[];
  readonly points: readonly CollectionPoint[];
  readonly places: readonly MeetingPlace[];
  readonly today: Day;
  readonly refused: RefusedMeeting | null;
}

export function toMeetingsView(page: MeetingsPage): MeetingsView {
  const { catalogue, communes, meetings, places, today, refused } = page;
  const names = new Map(page.points.map(({ id, name }) => [id, name]));
  const { key: communeId } = catalogue;
  return {
    ...toChooseCommune(communes, communeId),
    communeId,
    heading: communeHeading(catalogue),
    meetings: meetings.map(({ meeting, answers }) => ({
      ...{ id: meeting.id, heldOn: meeting.heldOn, present: meeting.present, valid: meeting.valid, answers },
      name: names.get(meeting.pointId) ?? '',
      state: meetingState(meeting, today),
    })),
    places: places.map(({ value, name }) => ({ value, label: name, chosen: value === refused?.place })),
    typed: refused ?? { heldOn: today, invited: '', rotating: true },
    fault: refused?.field ?? null,
  };
}

/** Key of the word for where a meeting stands on a day. */
export function meetingState({ heldOn, closedOn }: Meeting, today: Day): string {
  if (closedOn !== null || heldOn < today) return 'meetings.state.over';
  return heldOn === today ? 'meetings.state.today' : 'meetings.state.planned';
}
