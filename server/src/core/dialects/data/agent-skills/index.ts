import type { Dialect } from '../../types.ts';
import { VERSION } from './evidence.ts';
import { PLACES } from './places.ts';
import { SKILL, SKILL_FOREIGN_KEYS } from './skill.ts';

/** The open specification of skills: no program, but what a skill has to keep to in order to work in all of them. */
export const AGENT_SKILLS: Dialect = {
  id: 'agent-skills',
  title: 'Agent Skills',
  specification: true,
  homepage: 'https://github.com/agentskills/agentskills',
  version: VERSION,
  fence: 'anywhere',
  places: PLACES,
  kinds: [SKILL],
  tools: [],
  goneTools: [],
  foreignTools: [],
  foreignKeys: SKILL_FOREIGN_KEYS,
  foreignModels: [],
  permissionKeys: [],
  switchAliases: {},
  actions: [],
  efforts: [],
  effortProviders: [],
  effortLevels: [],
};
