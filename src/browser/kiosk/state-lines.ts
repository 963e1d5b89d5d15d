import type { QueueState } from './queue.js';

type Word = (name: string, values?: Readonly<Record<string, unknown>>) => string;

/** How the tablet is, for the small line on every screen: network, what waits, when it last sent. */
export function stateLines(
  { waiting, refused, lastSent, revoked }: QueueState,
  paired: boolean,
  word: Word,
): readonly string[] {
  const time = lastSent && timeOf(lastSent);
  return [
    word(navigator.onLine ? 'online' : 'offline'),
    waiting > 0 ? word('waiting', { count: waiting }) : word('noneWaiting'),
    ...(time ? [word('lastSent', { time })] : []),
    ...(refused.length > 0 ? [word('refused', { count: refused.length })] : []),
    ...(revoked ? [word('revoked')] : paired ? [] : [word('unpaired')]),
  ];
}

/** For the officer: what the server said to the answers it refused, each once. */
export function refusalLines({ refused }: QueueState, word: Word): readonly string[] {
  return [...new Set(refused)].map((why) => {
    const count = refused.filter((one) => one === why).length;
    return word('refusedWhy', { count, why: word(why) });
  });
}

/** `17:05`; of another day `17:05 03/11`. */
function timeOf(instant: Date): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const;
  const isToday = instant.toDateString() === new Date().toDateString();
  return instant.toLocaleString('vi-VN', isToday ? time : { ...time, day: '2-digit', month: '2-digit' });
}
