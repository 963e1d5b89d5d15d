import type { Campaign } from '../campaigns/campaign.entity.js';
import type { CollectionPoint } from '../collection-points/collection-point.entity.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { type CountField, countFields, type RecordFault, type TypedRecord } from '../meetings/meeting-record.js';
import type { Day } from '../rules/days.js';
import type { PaperCounts } from './meeting-counts.queries.js';
import { meetingState } from './meetings.view-model.js';

/** The page of one meeting, for its secretary. */
export interface MeetingView {
  readonly id: string;
  readonly communeId: string;
  readonly name: string;
  readonly heldOn: Day;
  readonly state: string;
  readonly rotating: boolean;
  /** The wall shows a code until the meeting is closed or its day is over. */
  readonly wallShown: boolean;
  readonly closed: boolean;
  readonly wallAddress: string;
  readonly formAddress: string;
  /** Where its code is printed; null for whoever may not. */
  readonly sheet: string | null;
  /** Where its paper forms are keyed; null for whoever may not. */
  readonly keying: string | null;
  /** Name of the survey that is answered here on that day; null when there is none. */
  readonly survey: string | null;
  /** The reader can make one. */
  readonly mayMakeSurvey: boolean;
  readonly answers: number;
  readonly fields: readonly RecordField[];
  /** Counted from the paper batches; then nobody types it. */
  readonly paper: PaperRecord | null;
  readonly keyedBy: string;
  readonly fault: { readonly field: RecordFault; readonly sentence: string } | null;
}

interface PaperRecord extends Omit<PaperCounts, 'keyedBy'> {
  /** Names with commas between them; null before anything was keyed. */
  readonly keyedBy: string | null;
}

interface RecordField {
  readonly name: CountField;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Key of the sentence that says what is wrong. */
  readonly fault: string | null;
}

export interface MeetingPage {
  readonly meeting: Meeting;
  readonly point: CollectionPoint;
  readonly survey: Campaign | null;
  readonly answers: number;
  readonly paper: PaperCounts | null;
  readonly baseUrl: string;
  readonly mayKey: boolean;
  readonly mayPrint: boolean;
  readonly mayMakeSurvey: boolean;
  readonly today: Day;
  /** What was typed and could not be kept. */
  readonly refused: { readonly typed: TypedRecord; readonly fault: RecordFault } | null;
}

export function toMeetingView(page: MeetingPage): MeetingView {
  const { meeting, point, survey, answers, paper, baseUrl, mayKey, mayPrint, mayMakeSurvey, today, refused } = page;
  const { id, communeId, heldOn, rotating, closedOn } = meeting;
  const typed: TypedRecord = refused?.typed ?? typedFrom(meeting);
  const closed = closedOn !== null;
  return {
    ...{ id, communeId, heldOn, rotating, answers, closed },
    name: point.name,
    state: meetingState(meeting, today),
    wallShown: wallShowsCode(meeting, today),
    wallAddress: `${baseUrl}/meetings/${id}/wall`,
    formAddress: `${baseUrl}/k/${point.code}`,
    sheet: mayPrint ? `/points/sheets?commune=${communeId}&size=a4&point=${point.id}` : null,
    keying: mayKey ? `/paper?commune=${communeId}` : null,
    survey: survey?.name ?? null,
    mayMakeSurvey,
    paper: paper && { ...paper, keyedBy: paper.keyedBy.join(', ') || null },
    fields: (paper ? countFields.filter((name) => !isOfPaper(name)) : countFields).map((name) => ({
      name,
      label: `meetings.record.${name}`,
      hint: `meetings.hint.${name}`,
      value: typed[name],
      fault: refused?.fault === name ? `meetings.faults.${name}` : null,
    })),
    keyedBy: typed.keyedBy,
    fault: refused && { field: refused.fault, sentence: `meetings.faults.${refused.fault}` },
  };
}

/** A closed meeting shows no code, nor does one of an earlier day. */
export function wallShowsCode({ heldOn, closedOn }: Meeting, today: Day): boolean {
  return closedOn === null && heldOn >= today;
}

/** What a meeting's record says of paper, as it would be typed. */
export function paperFieldsOf(meeting: Meeting): Partial<TypedRecord> {
  return Object.fromEntries(Object.entries(typedFrom(meeting)).filter(([name]) => isOfPaper(name)));
}

function isOfPaper(name: string): boolean {
  return ['issued', 'returned', 'valid', 'keyedBy'].includes(name);
}

function typedFrom(meeting: Meeting): TypedRecord {
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  const counts = Object.fromEntries(countFields.map((field) => [field, text(meeting[field])]));
  return { ...(counts as Record<CountField, string>), keyedBy: text(meeting.keyedBy) };
}
