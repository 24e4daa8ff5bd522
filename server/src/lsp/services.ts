import type { ConfigProblem } from '../config/projectConfig.ts';
import { findProjectConfig, withProjectConfig } from '../config/projectConfig.ts';
import { isCandidate } from '../core/dialects/candidates.ts';
import { ALL_PLACES } from '../core/dialects/places.ts';
import type { CodeLensKind } from '../core/features/codeLenses.ts';
import type { LanguageService, Settings } from '../core/index.ts';
import { createLanguageService } from '../core/index.ts';
import { lazy } from '../core/syntax/lazy.ts';
import type { NameSource } from '../core/web/names.ts';
import { isWithin } from '../core/workspace/paths.ts';
import type { TrackedView } from './host.ts';
import type { Scope, UserSettings } from './settings.ts';
import { dialectChoices, NO_SETTINGS } from './settings.ts';

interface Configured {
  /** Undefined: everything outside the workspace folders. */
  readonly folder: string | undefined;
  /** With the project's own configuration in them; read on first use. */
  readonly settings: () => Settings;
  readonly lenses: readonly CodeLensKind[];
  /** Made on first use: an editor should not wait for the core until it has its first answer. */
  readonly service: () => LanguageService;
}

/** A language service for each workspace folder, as its settings want it, and one for all other files. */
export class Services {
  readonly #view: TrackedView;
  readonly #windows: boolean;
  #all: readonly Configured[] = [];
  #scope: Scope = 'workspace';
  /** Told of every place of a project's configuration that cannot be meant. */
  onProblem: (problem: ConfigProblem) => void = () => {};
  /** The names of the workspace, once somebody keeps them. */
  names: NameSource | undefined;

  constructor(view: TrackedView, windows: boolean) {
    this.#view = view;
    this.#windows = windows;
    this.update(NO_SETTINGS, new Map());
  }

  /** Which files get diagnostics; one answer for the whole window. */
  get scope(): Scope {
    return this.#scope;
  }

  /** Takes new settings: those of the window, and those of the folders that have their own (by core path). */
  update(window: UserSettings, folders: ReadonlyMap<string, UserSettings>): void {
    this.#scope = window.scope;
    const roots: readonly (string | undefined)[] = [...this.#view.folders, undefined];
    this.#all = roots.map((folder) => {
      const own = (folder === undefined ? undefined : folders.get(folder)) ?? window;
      const base = folder === undefined ? this.#view.folders : [folder];
      const dialects = dialectChoices(own.dialects, base, this.#view.home, this.#windows);
      const settings = lazy(() => this.#withProject({ rules: own.rules, dialects }, folder));
      return {
        folder,
        settings,
        lenses: own.lenses,
        service: lazy(() => createLanguageService(this.#view, settings(), () => this.names)),
      };
    });
  }

  /** The project's own word on its files; what cannot be meant there is told, and the rest counts. */
  #withProject(settings: Settings, folder: string | undefined): Settings {
    const found = folder === undefined ? undefined : findProjectConfig(this.#view, folder);
    if (!found) return settings;
    for (const problem of found.problems) this.onProblem(problem);
    return withProjectConfig(settings, found.config, this.#windows);
  }

  /** The service of the innermost workspace folder that holds the path. */
  at(path: string): LanguageService {
    return this.#configured(path).service();
  }

  /** What is shown above the front matter of a file. */
  lensesAt(path: string): readonly CodeLensKind[] {
    return this.#configured(path).lenses;
  }

  /** Whether the path alone leaves it possible that some program reads the file. */
  mayRead(path: string): boolean {
    return (
      isCandidate(path, ALL_PLACES) ||
      this.#configured(path)
        .settings()
        .dialects.some((choice) => choice.matches(path))
    );
  }

  #configured(path: string): Configured {
    let best: Configured | undefined;
    for (const one of this.#all) {
      const holds = one.folder === undefined || isWithin(one.folder, path);
      if (holds && (best?.folder?.length ?? -1) < (one.folder?.length ?? 0)) best = one;
    }
    if (!best) throw new Error('the service for all other files is missing');
    return best;
  }
}
