import type { Report } from './diagnostic.ts';
import type { Entry } from './entry.ts';
import type { YamlMap } from './yaml-map.ts';

/** What an entry says that counts for nothing because something beside it is missing. */
export function reportOmissions(entry: Entry, yaml: YamlMap): Report[] {
  const warn = (line: number, code: string, message: string, hint: string): Report => ({ line, severity: 'warning', code, message, hint });
  const { mentions, log } = entry;
  const reports: Report[] = [];
  const isUndated = entry.day === null && (yaml.values['date'] ?? null) === null;
  if (isUndated && mentions.length > 0 && log.length === 0 && entry.status !== 'to-read') {
    reports.push(
      warn(mentions[0]!.line, 'no-date', 'It names areas but has no date, so it counts for none of them.', 'Add “date: YYYY-MM-DD” to its front matter.'),
    );
  }
  const own = mentions.find((mention) => mention.verdict);
  const verdict = own?.verdict ?? entry.verdict;
  const line = own?.line ?? yaml.lineOf('verdict');
  if (verdict && isUndated) {
    reports.push(
      warn(line, 'undated-verdict', `Its verdict (${verdict}) has no date, so the radar cannot use it.`, 'Add “date: YYYY-MM-DD”: the day you reached it.'),
    );
  }
  if (verdict && mentions.length === 0) {
    reports.push(
      warn(line, 'verdict-without-area', `Its verdict (${verdict}) names no area, so the radar cannot use it.`, 'Add “areas: [id]” to its front matter.'),
    );
  }
  for (const bare of mentions.length === 0 ? log.filter(({ refs }) => refs.length === 0) : []) {
    reports.push(
      warn(bare.line, 'log-without-area', 'This log line names no area, and neither does the entry, so it counts for none.', 'Name one as [[area]] before the colon, or add “areas:” to the front matter.'),
    );
  }
  return reports;
}
