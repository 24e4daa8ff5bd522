// The part of playwright-core that is used here. The package itself is installed late and elsewhere: with the
// embedded VS Code, in test/vscode/host.
declare module 'playwright-core' {
  interface Locator {
    first(): Locator;
    fill(text: string): Promise<void>;
  }
  interface Page {
    readonly keyboard: {
      press(chord: string): Promise<void>;
      type(text: string, options?: { delay?: number }): Promise<void>;
    };
    click(selector: string): Promise<void>;
    exposeFunction(name: string, callback: (...args: never[]) => unknown): Promise<void>;
    goto(url: string): Promise<unknown>;
    locator(selector: string): Locator;
    on(event: 'crash', listener: () => void): void;
    on(event: 'requestfailed', listener: (request: Request) => void): void;
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
