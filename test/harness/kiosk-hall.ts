import { weekdayOf } from '../../src/campaigns/campaign-calendar.js';
import { Hall, Tablet, UPRIGHT } from './tablet.js';

/** A tablet that stands in the hall, and who is before it. */

export const GENERAL = 'Nhìn chung, Ông/Bà hài lòng ở mức nào về sự phục vụ';
export const STILL_THERE = 'Ông/Bà còn ở đây không?';

export let hall: Hall;
export let tablet: Tablet;

export async function stand(path = '', viewport = UPRIGHT, script = ''): Promise<void> {
  tablet = await Tablet.stand(hall, path, viewport, script);
}

export const press = (...names: readonly string[]) =>
  names.reduce((before, name) => before.then(() => tablet.press(name)), Promise.resolve());
export const paired = () => tablet.page.getByText('máy chưa ghép').waitFor({ state: 'hidden' });

/** One person's answer, from the start screen to the start screen. */
export async function answer(face: string, told: string): Promise<void> {
  await press(face, 'Gửi ý kiến');
  await tablet.waitFor(told);
  await tablet.seconds(6.5);
  await tablet.waitFor(GENERAL);
}

/** Open on the day of the week so many days from now, and on no other. */
export const openIn = (days: number) => {
  const open = ((weekdayOf(hall.server.clock.today()) - 1 + days) % 7) + 1;
  return Array.from({ length: 7 }, (_, day) => (day + 1 === open ? { opensAt: '00:00', closesAt: '23:59' } : null));
};

/** The hall, anew for each file that is about it. */
export function inTheHall(): void {
  beforeAll(async () => {
    hall = await Hall.open();
  });
  afterAll(() => hall.close());
  afterEach(async () => {
    hall.network.mend();
    await tablet.context.close();
    await hall.forgetResponses();
  });
}
