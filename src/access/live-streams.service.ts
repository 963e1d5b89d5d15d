import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { defer, finalize, type Observable, Subject, takeUntil } from 'rxjs';
import { problem } from '../problem.js';
import { StaffOfRequest } from './staff.guard.js';
import type { Staff } from './staff.js';

/** Streams of one session or token: some windows with the dashboard, each of which hears of every survey that collects. */
const MOST_OF_STAFF = 24;
/** Streams of one wall: a projector, and whoever else has its address. */
const MOST_OF_PLACE = 20;
/** Each holds a connection of this process, of which answers need some too. */
const MOST_IN_ALL = 1_000;
/** An end of a session, or a change of rights, ends its streams by then. */
const BETWEEN_CHECKS_MS = 2_000;

/** Whoever listens: one session, one token, or all at one place. */
interface Listener {
  readonly ending: Subject<void>;
  streams: number;
  /** Null where everybody may listen. */
  readonly staff: { readonly was: Staff; readonly request: FastifyRequest } | null;
}

/**
 * The streams that are open: so many for each session and in all, and none for longer than whoever listens may see what
 * it tells. Sessions and rights are read anew from the database, so it makes no difference which process changed them.
 */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly logger = new Logger(LiveStreams.name);
  private readonly listeners = new Map<string, Listener>();
  private checking: NodeJS.Timeout | null = null;
  private isOver = false;

  constructor(private readonly staff: StaffOfRequest) {}

  /**
   * A stream for staff: it ends with the session or token, and with any change of what they may do.
   * @throws Problem `too-many-streams`, in the stream
   */
  toStaff<Event>(staff: Staff, request: FastifyRequest, events: Observable<Event>): Observable<Event> {
    const by = { was: staff, request };
    return this.counted(this.staff.keyOf(request), { most: MOST_OF_STAFF, staff: by }, events);
  }

  /** A stream for whoever knows its address. @throws Problem `too-many-streams`, in the stream */
  toAnybody<Event>(place: string, events: Observable<Event>): Observable<Event> {
    return this.counted(place, { most: MOST_OF_PLACE, staff: null }, events);
  }

  /** An open stream must not hold up the end of the server. */
  onModuleDestroy(): void {
    this.isOver = true;
    if (this.checking) clearTimeout(this.checking);
    for (const { ending } of this.listeners.values()) ending.next();
  }

  /** Counted from when it is listened to: whoever has gone before leaves nothing behind. */
  private counted<Event>(
    key: string,
    { most, staff }: Pick<Listener, 'staff'> & { readonly most: number },
    events: Observable<Event>,
  ): Observable<Event> {
    return defer(() => {
      const listener = this.listeners.get(key) ?? { ending: new Subject<void>(), streams: 0, staff };
      const inAll = [...this.listeners.values()].reduce((sum, { streams }) => sum + streams, 0);
      if (this.isOver || listener.streams >= most || inAll >= MOST_IN_ALL) throw problem.tooManyStreams();
      this.listeners.set(key, listener);
      listener.streams += 1;
      this.checkLater();
      return events.pipe(
        takeUntil(listener.ending),
        finalize(() => {
          listener.streams -= 1;
          if (listener.streams === 0) this.listeners.delete(key);
        }),
      );
    });
  }

  private checkLater(): void {
    if (this.checking || this.isOver) return;
    this.checking = setTimeout(() => void this.check(), BETWEEN_CHECKS_MS);
    this.checking.unref();
  }

  private async check(): Promise<void> {
    // A database that is away for a moment tells a stream nothing either.
    await this.endWhatMayNot().catch((error: unknown) => this.logger.warn(String(error)));
    this.checking = null;
    if (this.listeners.size > 0) this.checkLater();
  }

  private async endWhatMayNot(): Promise<void> {
    for (const { staff, ending } of [...this.listeners.values()]) {
      if (staff && !isSame(staff.was, await this.staff.stillBehind(staff.request))) ending.next();
    }
  }
}

/** Somebody of other rights is let in anew, or not. */
function isSame(was: Staff, now: Staff | null): boolean {
  if (!now || now.passwordMustChange) return false;
  return now.role === was.role && now.communeId === was.communeId && now.unit === was.unit;
}
