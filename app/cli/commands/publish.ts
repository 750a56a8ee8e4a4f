import { resolve } from 'node:path';
import { fail, succeed, type Result } from '#app/core/result.ts';
import { visibleIn } from '#app/core/share/visible-in.ts';
import type { ShareScope } from '#app/core/share/shared-radar.ts';
import { count } from '#app/core/words.ts';
import type { Library } from '#app/library.server.ts';
import { readSiteAssets } from '#app/server/site-assets.ts';
import { drawFolder } from '#app/ui/shared/draw-folder.ts';
import type { SiteOptions } from '#app/ui/shared/draw-site.tsx';
import { COMMON_OPTIONS, type Call, type Command } from '../command.ts';
import { askScopeOf, SCOPE_OPTIONS } from '../scope-options.ts';
import { withLibrary, writeJson } from '../with-library.ts';

export const publish: Command = {
  options: [...COMMON_OPTIONS, 'share', ...SCOPE_OPTIONS, 'base', 'indexed', 'without-password'],
  about: [
    'Writes into DIR what a share would show, as a site of plain files: pages, pictures, radar.json, and with --history a feed and the radars of earlier days. It needs no server of ours and works from a disk and under any path. What it shows is chosen as for “whet share create”, or is what the share --share ID shows; “--edition latest” is the latest edition whose day has come. Files ask for no password, so a share that does is published only with --without-password.',
    'Every file is searched for words of what is private before any is written; then the folder is swapped in as a whole, and only what says something else than before is written anew. A folder that holds anything but such a site is left alone; in a Git work tree each file is replaced by itself.',
    '--json: { folder, files, written, removed, visible: { areas, entries, texts, pictures: [{ title, count }] }, notices }. docs/publishing.md says how the folder goes to Git pages, an object store or nginx.',
  ],
  examples: [
    ['publish ~/public/radar --show freshness --history', 'all that is on the radar, with its past'],
    ['publish ~/public/radar --edition latest', 'for cron: writes only when an edition comes out'],
  ],
  run: (call) =>
    withLibrary(call, async (library) => {
      const scope = await scopeOf(library, call);
      if (!scope.ok) return scope;
      const content = await library.shareContent(scope.value);
      if (!content.ok) return content;
      const folder = resolve(call.operands[0]!);
      const options: SiteOptions = { assets: readSiteAssets(), png: (svg, width) => library.png(svg, width), base: baseOf(call.options.base), isIndexed: call.options.indexed !== undefined };
      const { radar } = content.value;
      const drawn = await drawFolder(content.value, options);
      const done = await library.publish(folder, { scope: scope.value, radar, ...drawn });
      if (!done.ok) return done;
      const { written, removed } = done.value;
      const visible = visibleIn(radar, content.value.files);
      const notices = await library.tellEarly(scope.value);
      if (call.options.json !== undefined) writeJson(call, { folder, files: drawn.files.size, written, removed, visible, notices });
      else {
        for (const notice of notices) call.err.say(notice);
        const changed = written.length + removed.length === 0 ? 'nothing has changed' : `${count(written.length, 'file')} written, ${count(removed.length, 'file')} removed`;
        call.out.say(`${folder} shows ${count(visible.areas.length, 'area')} and ${count(visible.entries.length, 'entry', 'entries')} in ${count(drawn.files.size, 'file')}: ${changed}.`);
      }
      return succeed(0);
    }),
};

async function scopeOf(library: Library, { options }: Call): Promise<Result<ShareScope>> {
  const ask = askScopeOf(options);
  if (options.share === undefined) {
    const made = await library.previewShare(ask);
    return made.ok ? succeed(made.value.scope) : made;
  }
  if (SCOPE_OPTIONS.some((name) => options[name] !== undefined)) return fail({ code: 'bad-choice', message: 'A share has its own scope, so --share stands alone.', hint: 'Leave out --share, or the other options.' });
  const share = library.share(options.share);
  if (!share.ok) return share;
  const { scope, state, id, hasPassword } = share.value;
  if (hasPassword && options['without-password'] === undefined) {
    return fail({ code: 'bad-choice', message: `The share ${id} asks for a password, and a folder of files cannot, so nothing was written.`, hint: 'Say --without-password if whoever has the folder may read it, or put it where the web server asks.' });
  }
  return scope && state === 'open' ? succeed(scope) : fail({ code: 'bad-choice', message: `The share ${id} is ${state}, so it shows nothing.`, hint: '“whet share list” names those that are open.' });
}

function baseOf(base: string | undefined): string | undefined {
  return base === undefined || base.endsWith('/') ? base : `${base}/`;
}
