/// <reference lib="dom" />
import { build } from 'esbuild';
import type { MapGraph } from '../../client/map/types.ts';
import { mapHtml } from '../../client/src/mapHtml.ts';
import { mapPage, sharedOptions } from '../../scripts/lib/bundles.mjs';
import { launchBrowser } from '../vscode/host/browser.mjs';
import { TEXTS } from './mapGraph.ts';

/** No name that anybody looks up: every file of the page is answered here. */
const ORIGIN = 'https://map.test';

type Browser = Awaited<ReturnType<typeof launchBrowser>>;
export type Page = Awaited<ReturnType<Browser['newPage']>>;

/** The page of the map in a real browser, as the extension gives it to its panel: with the same policy. */
export class MapPages {
  readonly #files: ReadonlyMap<string, string>;
  readonly #browser: Browser;

  private constructor(browser: Browser, files: ReadonlyMap<string, string>) {
    this.#browser = browser;
    this.#files = files;
  }

  static async start(): Promise<MapPages> {
    const { outputFiles = [] } = await build({ ...sharedOptions, ...mapPage, write: false, metafile: false });
    const files = new Map(outputFiles.map(({ path, text }) => [path.slice(path.lastIndexOf('/')), text]));
    return new MapPages(await launchBrowser(), files);
  }

  /** Opens the page and gives it a graph. `complaints` lists what the browser refuses or reports. */
  async open(
    graph: MapGraph,
    { theme = DARK, width = 1280, height = 800, state = undefined as object | undefined } = {},
  ): Promise<{ readonly page: Page; readonly complaints: string[] }> {
    const page = await this.#browser.newPage({ viewport: { width, height } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    const html = mapHtml({
      script: `${ORIGIN}/map.js`,
      style: `${ORIGIN}/map.css`,
      cspSource: ORIGIN,
      nonce: 'n0nce',
      language: 'en',
      texts: TEXTS,
    });
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ body: html, contentType: 'text/html' });
      const body = this.#files.get(pathname);
      if (body === undefined) return route.abort();
      const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
      return route.fulfill({ body, contentType });
    });
    await page.addInitScript(
      ([variables, kept]) => {
        const sent: unknown[] = [];
        const states: unknown[] = [kept];
        Object.assign(globalThis, {
          sent,
          states,
          acquireVsCodeApi: () => ({
            postMessage: (message: unknown) => sent.push(message),
            getState: () => states.at(-1),
            setState: (next: unknown) => states.push(next),
          }),
        });
        document.addEventListener('DOMContentLoaded', () => {
          for (const [name, value] of Object.entries(variables as Record<string, string>))
            document.documentElement.style.setProperty(`--vscode-${name}`, value);
        });
      },
      [theme, state] as const,
    );
    await page.goto(ORIGIN);
    await page.evaluate((data) => window.postMessage(data, '*'), { type: 'graph', ...graph });
    await page.waitForFunction(
      (count) => document.querySelectorAll('.node').length === count,
      graph.nodes.length,
    );
    return { page, complaints };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}

/** What a dark theme of the editor sets. */
export const DARK: Readonly<Record<string, string>> = {
  foreground: '#cccccc',
  'editor-background': '#1f1f1f',
  'editorWidget-background': '#202020',
  'editorWidget-foreground': '#cccccc',
  'panel-border': '#2b2b2b',
  'input-background': '#313131',
  'input-foreground': '#cccccc',
  'input-border': '#3c3c3c',
  'input-placeholderForeground': '#989898',
  'button-secondaryBackground': '#313131',
  'button-secondaryForeground': '#cccccc',
  'button-secondaryHoverBackground': '#3c3c3c',
  disabledForeground: '#cccccc80',
  descriptionForeground: '#9d9d9d',
  focusBorder: '#0078d4',
  'charts-blue': '#59a4f9',
  'charts-purple': '#af85ff',
  'charts-green': '#89d185',
  'charts-orange': '#d18616',
  'editorError-foreground': '#f14c4c',
  'editorWarning-foreground': '#cca700',
  'editorIndentGuide-activeBackground1': '#707070',
  'list-hoverBackground': '#2a2d2e',
};

/** What a theme of high contrast sets: a border where others have shades. */
export const HIGH_CONTRAST: Readonly<Record<string, string>> = {
  ...DARK,
  foreground: '#ffffff',
  contrastBorder: '#6fc3df',
  focusBorder: '#f38518',
  'editor-background': '#000000',
  'editorWidget-background': '#0c141f',
  'editorWidget-foreground': '#ffffff',
};
