// From spawn to a usable list: with almost nothing in the store and with a million messages, in turns.
import { join } from 'node:path';
import { copyOf, demoStore } from '../demo-store.mjs';
import { median } from '../engine.mjs';
import { openWindow, profileIn } from './window.mjs';

const rounds = 7;
/** Messages of a conversation of the invented office, on average. */
const messagesEach = 2.3;
/** The smallest office there is: a list has to be seen in both. */
const fewest = 40;

export async function measureStart({ folder, env, print, messages }) {
  const stores = { small: fewest, large: Math.round(messages / messagesEach) };
  const starts = { small: [], large: [] };
  const data = {};
  for (const [name, conversations] of Object.entries(stores)) data[name] = await copyOf(await demoStore({ conversations, print }), join(folder, name));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of ['small', 'large']) {
      const { app, page, started } = await openWindow({ data: data[name], profile: profileIn(folder, name), env });
      await page.getByTestId('inbox-row').first().waitFor();
      const ms = performance.now() - started;
      await app.close();
      if (round > 0) starts[name].push(ms); // the first of each warms the disk
    }
  }
  print();
  print(`start to usable list   ${stores.small} conversations ${median(starts.small).toFixed(0)} ms   about ${messages} messages ${median(starts.large).toFixed(0)} ms   grown by ${(median(starts.large) - median(starts.small)).toFixed(0)} ms (to reach: under 300)`);
}
