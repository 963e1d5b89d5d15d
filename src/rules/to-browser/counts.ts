/** Responses by one dimension of participation: `GET /api/v1/campaigns/:id/participation`, and sent as they change. */
export interface ParticipationCounts {
  readonly total: number;
  readonly late: number;
  /** By those who gave them, before the lock: in none of the others. */
  readonly withdrawn: number;
  readonly byDay: Readonly<Record<string, number>>;
  readonly byPoint: Readonly<Record<string, number>>;
  readonly byChannel: Readonly<Record<string, number>>;
  /** What the intake marked, late ones included; they count like the others. One response may carry both flags. */
  readonly byFlag: Readonly<Record<string, number>>;
}

/** What changes on the wall while the meeting goes on; sent to the page as it changes. */
export interface WallNow {
  readonly state: 'shown' | 'over' | 'no-survey';
  /** The code as the path of a drawing, `side` modules wide; null unless shown. */
  readonly qr: { readonly path: string; readonly side: number } | null;
  readonly answers: number;
  readonly present: number | null;
  /** Answers in percent of the people present, at most 100; null while these are not counted. */
  readonly percent: number | null;
}
