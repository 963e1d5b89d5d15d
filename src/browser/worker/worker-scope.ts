/** What a service worker is given; TypeScript knows either these names or those of a page. */
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LaterEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchingEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown> & LaterEvent) => void): void;
}

interface LaterEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchingEvent extends LaterEvent {
  readonly request: Request;
  /** The page that the browser asked for while the worker was still starting. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

export const worker = self as unknown as WorkerScope;
