import { defer, exhaustMap, finalize, from, type Observable, share, timer } from 'rxjs';

/** A look is a few reads of single rows. Whatever process wrote them, a listener of this one hears of it by then. */
const BETWEEN_LOOKS_MS = 2_000;

/** Looks at a thing again and again while somebody listens: once for all who listen to the same. */
export class SharedLooks<Found> {
  private readonly looks = new Map<string, Observable<Found>>();

  constructor(private readonly look: (id: string) => Promise<Found>) {}

  /** What each look finds, from the next one on; a look that fails ends it for everybody, and the next listener begins anew. */
  at(id: string): Observable<Found> {
    return defer(() => {
      const shared = this.looks.get(id) ?? this.begun(id);
      this.looks.set(id, shared);
      return shared;
    });
  }

  private begun(id: string): Observable<Found> {
    return timer(0, BETWEEN_LOOKS_MS).pipe(
      exhaustMap(() => from(this.look(id))),
      finalize(() => this.looks.delete(id)),
      share(),
    );
  }
}
