/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MapGraph, MapNode } from '../../client/map/types.ts';
import { randomGraph } from '../support/mapGraph.ts';
import type { Page } from '../support/mapPage.ts';
import { HIGH_CONTRAST, MapPages } from '../support/mapPage.ts';
import { findBrowser } from '../vscode/host/install.mjs';

/** Where pictures go, if anywhere. */
const PICTURES = process.env['AGENT_FILES_PICTURES'];

const node = (name: string, kind: MapNode['kind'], more: Partial<MapNode> = {}): MapNode => ({
  id: `${kind}\0${name}`,
  kind,
  name,
  what: `OpenCode ${kind}`,
  description: `What ${name} is for`,
  errors: 0,
  warnings: 0,
  problems: '',
  ...more,
});

const FIVE: MapGraph = {
  nodes: [
    node('lead', 'agent'),
    node('reviewer', 'agent', { errors: 2, problems: '2 errors' }),
    node('ship', 'command', { warnings: 1, problems: '1 warning' }),
    node('RULES.md', 'document'),
    node('github', 'server'),
  ],
  edges: [
    { from: 'command\0ship', to: 'agent\0lead', is: 'calls' },
    { from: 'agent\0lead', to: 'agent\0reviewer', is: 'calls' },
    { from: 'agent\0reviewer', to: 'document\0RULES.md', is: 'refers' },
    { from: 'agent\0reviewer', to: 'server\0github', is: 'uses' },
  ],
};

const available = findBrowser() !== undefined || process.env['CI'] !== undefined;
if (!available) console.log('The page of the map is not tested: there is no Chromium.');

describe.runIf(available)('the page of the map, in a browser', () => {
  let pages: MapPages;
  beforeAll(async () => {
    pages = await MapPages.start();
  }, 60_000);
  afterAll(() => pages?.stop());

  const names = (page: Page) => page.locator('.node .label').allTextContents();
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  const sent = (page: Page) => page.evaluate(() => (globalThis as unknown as { sent: unknown[] }).sent);
  const scale = (page: Page) =>
    page.evaluate(() =>
      Number(/scale\(([\d.]+)/.exec(document.querySelector('#all')?.getAttribute('transform') ?? '')?.[1]),
    );
  const picture = async (page: Page, name: string) => {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name}.png` });
  };

  test('five nodes: all of them inside, named, with arrows and problems; nothing is refused', async () => {
    const { page, complaints } = await pages.open(FIVE, { width: 900, height: 420 });
    expect((await names(page)).sort()).toEqual(['RULES.md', 'github', 'lead', 'reviewer', 'ship']);
    expect(await page.locator('.edge').count()).toBe(4);
    expect(await page.locator('.badge.error text').allTextContents()).toEqual(['2']);
    expect(await page.locator('.badge.warning text').allTextContents()).toEqual(['1']);
    for (const box of await page
      .locator('.node')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(900);
      expect(box.bottom).toBeLessThanOrEqual(420);
    }
    expect(await page.locator('#status').textContent()).toBe('5 of 5 shown');
    await picture(page, 'map-5');
    expect(complaints).toEqual([]);
  });

  test('300 nodes: large enough to be read, and a click opens', async () => {
    const { page, complaints } = await pages.open(randomGraph(300), { width: 1600, height: 1000 });
    expect(await scale(page)).toBeGreaterThanOrEqual(0.45);
    await picture(page, 'map-300');
    const id = await page.locator('.node').nth(40).getAttribute('data-id');
    await page.locator('.node').nth(40).hover();
    expect(await page.locator('.node.here').count()).toBe(1);
    await picture(page, 'map-300-hover');
    await page.locator('.node').nth(40).click();
    expect((await sent(page)).at(-1)).toEqual({ type: 'open', id });
    expect(complaints).toEqual([]);
  });

  test('the keyboard: tab and arrows move, enter opens, plus, minus and 0 zoom, slash filters', async () => {
    const { page } = await pages.open(FIVE);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filter');
    await page.keyboard.type('lead');
    await page.waitForFunction(() => document.querySelectorAll('.node').length === 3);
    expect(await page.locator('.node.beside').count()).toBe(2);
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('agent\0lead');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('agent\0reviewer');
    await page.keyboard.press('Enter');
    expect((await sent(page)).at(-1)).toEqual({ type: 'open', id: 'agent\0reviewer' });
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('agent\0lead');
    const before = await scale(page);
    await page.keyboard.press('+');
    expect(await scale(page)).toBeGreaterThan(before);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    expect(await scale(page)).toBeLessThan(before);
    await page.keyboard.press('0');
    expect(await scale(page)).toBeCloseTo(before);
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await names(page)).toHaveLength(5);
  });

  test('kinds are switched off and on', async () => {
    const { page } = await pages.open(FIVE);
    await page.locator('button[data-kind=document]').click();
    expect(await names(page)).not.toContain('RULES.md');
    expect(await page.locator('button[data-kind=document]').getAttribute('aria-pressed')).toBe('false');
    await page.locator('button[data-kind=document]').click();
    expect(await names(page)).toContain('RULES.md');
  });

  test('filter, kinds and place stay while the map is hidden', async () => {
    const state = { text: 'ship', hidden: ['document'], transform: { k: 0.7, x: 11, y: 12 } };
    const { page } = await pages.open(
      { ...FIVE, nodes: FIVE.nodes.slice(0, 3).filter(({ name }) => name !== 'reviewer') },
      { state },
    );
    expect(await page.locator('#filter').inputValue()).toBe('ship');
    expect(await page.locator('#all').getAttribute('transform')).toBe('translate(11,12) scale(0.7)');
  });

  test('a new graph is drawn where one was, and keeps the focus', async () => {
    const { page } = await pages.open(FIVE);
    await page.locator('.node', { hasText: 'lead' }).focus();
    await page.evaluate((data) => window.postMessage(data, '*'), {
      type: 'graph',
      nodes: FIVE.nodes.slice(0, 2),
      edges: [],
    });
    await page.waitForFunction(() => document.querySelectorAll('.node').length === 2);
    expect(await focused(page)).toBe('agent\0lead');
  });

  test('where nothing is, that is said', async () => {
    const { page } = await pages.open({ nodes: [], edges: [] });
    expect(await page.locator('#empty').textContent()).toBe('There is nothing yet.');
    expect(await page.locator('#empty').isVisible()).toBe(true);
  });

  test('what a screen reader says of a node', async () => {
    const { page } = await pages.open(FIVE);
    expect(await page.locator('.node', { hasText: 'reviewer' }).first().getAttribute('aria-label')).toBe(
      'reviewer, OpenCode agent, uses 2, used by 1, 2 errors, What reviewer is for',
    );
  });

  test('high contrast: outlines have the colour of the theme', async () => {
    const { page } = await pages.open(FIVE, { theme: HIGH_CONTRAST, width: 900, height: 420 });
    expect(
      await page
        .locator('.node.agent .shape')
        .first()
        .evaluate((one) => getComputedStyle(one).stroke),
    ).toBe('rgb(111, 195, 223)');
    await picture(page, 'map-contrast');
  });

  test('a page that is not ours cannot run anything', async () => {
    const { page } = await pages.open(FIVE);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.foreign = true';
      document.body.append(script);
      await fetch('https://map.test/map.js').catch(() => undefined);
      return (globalThis as { foreign?: boolean }).foreign === true;
    });
    expect(ran).toBe(false);
  });
});
