// What generated files are made of: data of the tests, not facts.
import fs from 'node:fs';
import { inRoot } from '../../lib/paths.mjs';

/** @typedef {{ fine: string[], wrong: string[] }} Pool values as they are written after `key: ` */

/**
 * @type {{
 *   denial: string, names: string[], descriptions: Pool, values: Record<string, Pool>, tools: string[], oddTools: string[], hooks: string[],
 *   strayHooks: string[], otherKeys: string[], otherValues: string[], openings: string[], blocks: string[], closings: string[],
 *   bodies: string[], cuts: string[], repairs: string[], faults: string[], samples: string[][], snippets: string[],
 *   templates: Record<string, string[]>
 * }}
 */
export const POOLS = JSON.parse(
  fs.readFileSync(inRoot('test', 'conformance', 'claude-code-pools.json'), 'utf8'),
);
