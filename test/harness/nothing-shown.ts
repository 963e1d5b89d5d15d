import { words } from './page-words.js';
import type { TestServer } from './server.js';
import type { SignedIn } from './sign-in.js';

/**
 * Asks in every way in which citizens could read of a result, and staff send it on, as long as nothing of the commune is
 * approved.
 * @param campaign of the commune `spring`, a round
 */
export async function nothingShown({ url }: TestServer, leader: SignedIn, campaign: string): Promise<void> {
  for (const file of ['picture', 'picture.png']) {
    const refused = await leader.get(`/public-results/${campaign}/all/${file}`);
    expect(refused.status).toBe(409);
    expect(words(await refused.text())).toContain('Chủ tịch chưa phê duyệt công bố kết quả này');
  }
  const page = await fetch(`${url}/results/spring`);
  expect(page.status).toBe(200);
  expect(words(await page.text())).toContain('Chưa có kết quả nào được công bố.');
  expect((await fetch(`${url}/results/spring?period=all`)).status).toBe(400);
  expect(await (await fetch(`${url}/results/spring.json`)).json()).toEqual({
    ...{ commune: 'spring', results: [], feedback: [] },
  });
  expect((await (await fetch(`${url}/results/spring.csv`)).text()).trim().split('\n')).toHaveLength(1);
  expect(words(await (await fetch(`${url}/`)).text())).toContain('Chưa công bố kết quả.');
}
