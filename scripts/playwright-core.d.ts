/// <reference lib="dom" />
// The part of playwright-core that is used here. The package itself is installed late and elsewhere: with the
// embedded VS Code, in test/vscode/host.
declare module 'playwright-core' {
  interface Locator {
    allTextContents(): Promise<string[]>;
    click(): Promise<void>;
    count(): Promise<number>;
    evaluate<R>(work: (element: Element) => R): Promise<R>;
    evaluateAll<R>(work: (elements: Element[]) => R): Promise<R>;
    fill(text: string): Promise<void>;
    first(): Locator;
    focus(): Promise<void>;
    getAttribute(name: string): Promise<string | null>;
    inputValue(): Promise<string>;
    isVisible(): Promise<boolean>;
    hover(): Promise<void>;
    nth(index: number): Locator;
    textContent(): Promise<string | null>;
  }
  interface ConsoleMessage {
    type(): string;
    text(): string;
  }
  interface Route {
    request(): Request;
    fulfill(answer: { body: string; contentType: string }): Promise<void>;
    abort(): Promise<void>;
  }
  interface Page {
    readonly keyboard: {
      press(chord: string): Promise<void>;
      type(text: string, options?: { delay?: number }): Promise<void>;
    };
    click(selector: string): Promise<void>;
    exposeFunction(name: string, callback: (...args: never[]) => unknown): Promise<void>;
    goto(url: string): Promise<unknown>;
    addInitScript<A>(script: (argument: A) => unknown, argument: A): Promise<void>;
    evaluate<R, A = undefined>(work: (argument: A) => R | Promise<R>, argument?: A): Promise<R>;
    locator(selector: string, options?: { hasText: string | RegExp }): Locator;
    on(event: 'pageerror', listener: (error: Error) => void): void;
    on(event: 'console', listener: (message: ConsoleMessage) => void): void;
    on(event: 'crash', listener: () => void): void;
    on(event: 'requestfailed', listener: (request: Request) => void): void;
    route(glob: string, handler: (route: Route) => unknown): Promise<void>;
    waitForFunction<A = undefined>(test: (argument: A) => unknown, argument?: A): Promise<unknown>;
    screenshot(options: { path: string }): Promise<unknown>;
    setDefaultTimeout(ms: number): void;
    waitForSelector(
      selector: string,
      options?: { state: 'attached' | 'detached' | 'hidden' },
    ): Promise<unknown>;
  }
  interface Request {
    url(): string;
    failure(): { errorText: string } | null;
  }
  interface Browser {
    close(): Promise<void>;
    newPage(options: {
      viewport: { width: number; height: number };
      deviceScaleFactor?: number;
    }): Promise<Page>;
    on(event: 'disconnected', listener: () => void): void;
  }
  interface LaunchOptions {
    executablePath: string;
    headless: boolean;
    args: string[];
    handleSIGINT: boolean;
    handleSIGTERM: boolean;
    handleSIGHUP: boolean;
  }
  const chromium: { launch(options: LaunchOptions): Promise<Browser> };
}
