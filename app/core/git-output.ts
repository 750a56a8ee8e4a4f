/** One setting, and which file it comes from: `system`, `global`, `local`, `worktree` or `command`. */
export interface GitSetting {
  scope: string;
  /** As Git writes it: section and name in lower case, what stands between them as it is. */
  key: string;
  value: string;
}

/** Reads `git config --list --show-scope -z`. */
export function readSettings(output: string): GitSetting[] {
  const parts = output.split('\0');
  const settings: GitSetting[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [key, ...value] = parts[i + 1]!.split('\n');
    // A key without `=` means true.
    settings.push({ scope: parts[i]!, key: key!, value: value.length > 0 ? value.join('\n') : 'true' });
  }
  return settings;
}

export interface StatusReading {
  /** Null before the first commit. */
  head: string | null;
  /** Null where HEAD is on no branch. */
  branch: string | null;
  upstream: string | null;
  ahead: number;
  behind: number;
  /** Untracked ones included. */
  changed: string[];
  unmerged: string[];
}

/** How many fields, split at spaces, stand before the path in each kind of line. */
const FIELDS_BEFORE_PATH: Record<string, number> = { '1': 8, u: 10, '?': 1 };

/** Reads `git status --porcelain=v2 --branch --no-renames -z`. */
export function readStatus(output: string): StatusReading {
  const status: StatusReading = { head: null, branch: null, upstream: null, ahead: 0, behind: 0, changed: [], unmerged: [] };
  for (const line of output.split('\0')) {
    const kind = line.charAt(0);
    if (kind === '#') readHeader(line.slice(2), status);
    const before = FIELDS_BEFORE_PATH[kind];
    if (before === undefined) continue;
    const path = afterFields(line, before);
    status.changed.push(path);
    if (kind === 'u') status.unmerged.push(path);
  }
  return status;
}

function readHeader(header: string, status: StatusReading): void {
  const space = header.indexOf(' ');
  const value = header.slice(space + 1);
  switch (header.slice(0, space)) {
    case 'branch.oid':
      status.head = value === '(initial)' ? null : value;
      break;
    case 'branch.head':
      status.branch = value === '(detached)' ? null : value;
      break;
    case 'branch.ab': {
      const [ahead, behind] = value.split(' ').map((count) => Math.abs(Number(count)));
      Object.assign(status, { ahead, behind });
      break;
    }
    case 'branch.upstream':
      status.upstream = value;
  }
}

function afterFields(line: string, count: number): string {
  let at = 0;
  for (let i = 0; i < count; i++) at = line.indexOf(' ', at) + 1;
  return line.slice(at);
}

export interface LoggedFile {
  commit: string;
  /** In seconds since the epoch. */
  time: number;
  subject: string;
  path: string;
}

/** `git log` has to be asked with this to be read by `readLog`, besides `--name-status -z`. */
export const LOG_FORMAT = '%x00%H%x00%ct%x00%s';

/** Reads the commits of one file: what each called it is the last name it gives. */
export function readLog(output: string): LoggedFile[] {
  const parts = output.split('\0');
  const files: LoggedFile[] = [];
  for (let i = 1; i + 2 < parts.length; ) {
    const [commit, time, subject] = parts.slice(i, i + 3);
    const status = (parts[i + 3] ?? '').trim();
    const names = status === '' ? 0 : /^[RC]/.test(status) ? 2 : 1;
    const path = parts[i + 3 + names] ?? '';
    if (names > 0) files.push({ commit: commit!, time: Number(time), subject: subject!, path });
    i += 3 + (names > 0 ? names + 2 : 1);
  }
  return files;
}

/** A path that two trees disagree about; an oid or mode of zeros is a file that is not there. */
export interface TreeChange {
  path: string;
  before: { mode: string; oid: string };
  after: { mode: string; oid: string };
}

/** Reads `git diff-tree -r -z --no-renames --raw`. */
export function readTreeDiff(output: string): TreeChange[] {
  const parts = output.split('\0');
  const changes: TreeChange[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [beforeMode = '', afterMode = '', before = '', after = ''] = parts[i]!.slice(1).split(' ');
    changes.push({ path: parts[i + 1]!, before: { mode: beforeMode, oid: before }, after: { mode: afterMode, oid: after } });
  }
  return changes;
}
