// How quickly the window answers the hand, with many conversations in the store.
/// <reference lib="dom" />
import { join } from 'node:path';
import { copyOf, demoStore, quantile } from '../demo-store.mjs';
import { markKeys, measured, openWindow, profileIn } from './window.mjs';

const rounds = 40;
const words = ['Kugelhahn', 'Rechnung', 'Ventil', 'Lieferung', 'Halle Nord', 'Bestellung', 'Stellantrieb', 'Termin'];

export async function measureHand({ folder, env, print, conversations }) {
  const data = await copyOf(process.env.RUECKKANAL_STORE || (await demoStore({ conversations, print })), join(folder, 'hand'));
  const { app, page } = await openWindow({ data, profile: profileIn(folder, 'hand'), env });
  try {
    await page.getByTestId('inbox-row').first().waitFor();
    await markKeys(page);
    await page.getByTestId('inbox-row').first().click();
    await page.getByTestId('conversation').waitFor();
    print();
    print(`key to painted result, ${conversations} conversations`.padEnd(48) + 'p50 ms'.padStart(8) + 'p95 ms'.padStart(8) + 'worst'.padStart(8));
    const line = (name, times) => print(name.padEnd(48) + [0.5, 0.95, 1].map((share) => quantile(times, share).toFixed(0).padStart(8)).join(''));
    line('J: next row marked', await each(() => measured(page, () => page.keyboard.press('j'), rowMoved, null), page));
    line('J: conversation shown', await each(() => measured(page, () => page.keyboard.press('j'), conversationShown, null), page));
    line('K: conversation shown', await each(() => measured(page, () => page.keyboard.press('k'), conversationShown, null), page));
    line('click: conversation shown', await each((round) => measured(page, () => page.getByTestId('inbox-row').nth(2 + (round % 5)).click(), conversationShown, null), page));
    line('filter: unread', await areas(page, 'u'));
    line('filter: all', await areas(page, 'i'));
    line('palette open', await palette(page));
    line('search: last letter to hits', await searches(page));
    const { frames, blank, rows } = await scroll(page);
    print(`scrolling ${rows} rows: ${blank} of ${frames} frames with a blank place`);
  } finally {
    await app.close();
  }
}

async function each(work, page) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    await remember(page);
    times.push(await work(round));
  }
  return times;
}

const remember = (page) =>
  page.evaluate(() => {
    window['benchBefore'] = { selected: document.querySelector('[role="option"][aria-selected="true"]')?.id, messages: document.querySelector('.messages') };
  });

const rowMoved = () => {
  const now = document.querySelector('[role="option"][aria-selected="true"]')?.id;
  return now !== undefined && now !== window['benchBefore'].selected;
};

/** Another conversation stands in its place, with its messages. */
const conversationShown = () => {
  const now = document.querySelector('.messages');
  return now !== null && now !== window['benchBefore'].messages && now.querySelector('article, [data-message], .message') !== null;
};

async function areas(page, key) {
  const times = [];
  for (let round = 0; round < rounds / 4; round += 1) {
    await page.keyboard.press('g');
    await page.keyboard.press(key === 'u' ? 'i' : 'u');
    await page.waitForTimeout(150);
    await page.keyboard.press('g');
    await page.evaluate(() => { window['benchBefore'] = { list: document.querySelector('.inbox-scroll') }; });
    times.push(await measured(page, () => page.keyboard.press(key), listShown));
  }
  return times;
}

const listShown = () => {
  const now = document.querySelector('.inbox-scroll');
  return now !== null && now !== window['benchBefore'].list && now.querySelector('[data-testid="inbox-row"]') !== null;
};

async function palette(page) {
  const times = [];
  for (let round = 0; round < rounds / 4; round += 1) {
    times.push(await measured(page, () => page.keyboard.press('Control+k'), () => document.querySelector('.palette [role="option"]') !== null));
    await page.keyboard.press('Escape');
  }
  return times;
}

async function searches(page) {
  const times = [];
  for (const word of words) {
    await page.keyboard.press('Control+f');
    await page.getByRole('combobox', { name: /^(Suchen|Search)$/ }).fill(word.slice(0, -1));
    await page.waitForTimeout(600);
    await page.evaluate(() => { window['benchBefore'] = { first: document.querySelector('.results-count')?.textContent, marks: document.querySelector('.results-scroll mark')?.textContent }; });
    times.push(await measured(page, () => page.keyboard.press('End').then(() => page.keyboard.type(word.slice(-1))), hitsOf, word.split(' ').at(-1)?.toLowerCase()));
    await page.getByRole('combobox', { name: /^(Suchen|Search)$/ }).fill('');
  }
  return times;
}

/** The hits mark the whole word, not only what was typed before. */
const hitsOf = (word) => [...document.querySelectorAll('.results-scroll mark')].some((mark) => (mark.textContent ?? '').toLowerCase().startsWith(word));

/** A wheel turned hard: each frame is asked whether a row stands at three heights of the list. */
async function scroll(page) {
  await page.keyboard.press('Control+1');
  await page.locator('.inbox-scroll').waitFor();
  await page.locator('.inbox-scroll').hover();
  await page.evaluate(() => {
    const list = document.querySelector('.inbox-scroll');
    const seen = { frames: 0, blank: 0, going: true };
    Object.assign(window, { benchScroll: seen });
    const { left, top, width, height } = list.getBoundingClientRect();
    const look = () => {
      seen.frames += 1;
      const blank = [0.1, 0.5, 0.9].some((share) => !document.elementFromPoint(left + width / 3, top + height * share)?.closest('[data-testid="inbox-row"]'));
      if (blank) seen.blank += 1;
      if (seen.going) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (let turn = 0; turn < 150; turn += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(16);
  }
  await page.waitForTimeout(200);
  return page.evaluate(() => {
    const seen = window['benchScroll'];
    seen.going = false;
    return { frames: seen.frames, blank: seen.blank, rows: Math.round(document.querySelector('.inbox-scroll').scrollTop / 60) };
  });
}
