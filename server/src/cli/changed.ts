import { execFileSync } from 'node:child_process';
import { UsageError } from './args.ts';

/**
 * The files below a folder that git knows to differ from a commit, and those that it does not know yet; from the folder,
 * with `/`. Without a commit what is not committed. Throws a UsageError where git cannot tell.
 */
export function changedFiles(folder: string, since: string | undefined): string[] {
  const git = (...args: string[]): string[] => {
    try {
      const out = execFileSync('git', args, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return out.split('\0').filter((name) => name !== '');
    } catch (error) {
      const { code, stderr } = error as { code?: string; stderr?: string };
      if (code === 'ENOENT') throw new UsageError('--changed needs git, which is not installed');
      const reason = stderr?.split('\n')[0] ?? '';
      throw new UsageError(`--changed${since === undefined ? '' : `=${since}`}: ${reason}`);
    }
  };
  const differing = git('diff', '--name-only', '--diff-filter=d', '--relative', '-z', since ?? 'HEAD', '--');
  const unknown = git('ls-files', '--others', '--exclude-standard', '-z');
  return [...new Set([...differing, ...unknown])].sort();
}
