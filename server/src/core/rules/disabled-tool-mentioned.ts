import { tool } from '../dialects/lookup.ts';
import { decidingRule, isHidden } from '../loaders/opencodePermissions.ts';
import type { PermissionRule } from '../loaders/types.ts';
import { fieldAt } from '../syntax/tree.ts';
import { mergedAgent } from './merged.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { ToolOrder } from './toolOrders.ts';
import { toolOrders } from './toolOrders.ts';
import type { Related, Report, Rule, RuleContext } from './types.ts';

export const disabledToolMentioned: Rule = {
  meta: {
    id: 'disabled-tool-mentioned',
    title: 'An order to use a tool that the header switches off',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'none',
    dialects: ['opencode'],
    docs: {
      why: `OpenCode does not even show a model the tools that are switched off. An agent that is told to use one all the
same looks for another way, or says that it cannot do its work. Only orders in plain words are reported ("Run \`bash\`
to …", "Use the Read tool", "**Grep**: Find …" in a list of tools), each tool once, and never a sentence that forbids the
tool or leaves it open.`,
      bad: [
        {
          text: '---\ndescription: Reviews a change\npermission:\n  bash: deny\n---\nUse the Bash tool to run the tests.\n',
        },
        {
          text: '---\ndescription: Reviews a change\npermission:\n  "*": deny\n  read: allow\n---\n## Tools\n\n- **Read**: Look at the changed files\n- **Grep**: Find every caller\n',
        },
      ],
      good: [
        {
          text: '---\ndescription: Reviews a change\npermission:\n  bash: deny\n  edit: deny\n---\nNever use the bash tool. Ask the author to run `bash` scripts.\n\n## Forbidden tools\n\n- **Edit**: Change files\n',
        },
        {
          text: '---\ndescription: Reviews a change\npermission:\n  bash:\n    "*": deny\n    "git *": allow\n---\nUse the bash tool for git.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode'],
  check(context: RuleContext): Iterable<Report> {
    const { file, dialect, loaded } = context;
    if (!loaded.permission.some(takesAway)) return NOTHING;
    const off: string[] = [];
    const on: string[] = [];
    for (const { id, offered, permission } of dialect.tools) {
      const isOff = loaded.tools[id] === false && switchedOff(loaded.permission, permission);
      if (offered) (isOff ? off : on).push(id);
    }
    const orders = off.length > 0 ? toolOrders(file.text, file.body, off, on) : [];
    return orders.length > 0 ? reports(context, orders) : NOTHING;
  },
};

function* reports(context: RuleContext, orders: readonly ToolOrder[]): Iterable<Report> {
  const { dialect, loaded } = context;
  const merged = mergedAgent(context)?.permission;
  for (const { id, span } of orders) {
    const permission = tool(dialect, id)?.permission ?? id;
    if (merged && !isHidden(decidingRule(merged, permission))) continue;
    const rule = decidingRule(loaded.permission, permission);
    yield {
      span,
      message: `The header switches ${code(id)} off${by(rule, id)}, so ${dialect.title} does not show it to the model that is told to use it. Switch it on, or take the order out.`,
      related: switchOf(context, rule),
    };
  }
}

/** Whether a rule of the header itself hides what it is about. */
function takesAway(rule: PermissionRule): boolean {
  return rule.from !== undefined && isHidden(rule);
}

/** Whether a line of the header itself, not one of the program's defaults, takes the tool away. */
function switchedOff(rules: readonly PermissionRule[], permission: string): boolean {
  const rule = decidingRule(rules, permission);
  return rule !== undefined && takesAway(rule);
}

/** " by `edit`": where the line has another name than the tool. */
function by(rule: PermissionRule | undefined, id: string): string {
  const [first, key] = rule?.from ?? [];
  const name = String(key ?? first ?? id);
  return name === id ? '' : ` by ${code(name)}`;
}

function switchOf({ file }: RuleContext, rule: PermissionRule | undefined): Related[] {
  const from = rule?.from?.slice(0, 2);
  const field = from && fieldAt(file.front?.root, from);
  return field ? [{ span: field.key.span, message: 'This line switches it off.' }] : [];
}
