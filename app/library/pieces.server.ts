import { followLink, keyOfLink, relationOf } from '#app/core/check-links.ts';
import { RELATION_WORDS } from '#app/core/entry.ts';
import { titlesOf } from '#app/core/find-names.ts';
import { hrefOf, hrefToCreate, type Backlink, type FoundLesson, type FoundQuestion } from '#app/core/found.ts';
import { bodyOf } from '#app/core/body.ts';
import { sentenceAround } from '#app/core/links.ts';
import { splitLines } from '#app/core/markdown/outline-parts.ts';
import { nameKey } from '#app/core/names.ts';
import { slugOf } from '#app/core/slug.ts';
import type { Vault } from '#app/core/vault.ts';
import { renderMarkdown, type LinkTarget, type RenderedPage, type RenderOptions } from '#app/adapters/render.server.ts';
import type { StoredLesson, StoredLink, StoredQuestion } from '#app/adapters/index.server.ts';
import type { Reader } from './reader.server.ts';

/** The body of a file of the vault as HTML, under a page heading `title`; items on `lines` of the file can be led to. */
export function renderBody(vault: Vault, path: string, text: string, title: string, lines: readonly number[] = []): Promise<RenderedPage> {
  const body = bodyOf(text);
  const before = splitLines(text.slice(0, text.length - body.length)).length - 1;
  return renderFrom(vault, path, body, { dropTitle: title, anchors: { lines, before } });
}

/** Markdown out of one file of the vault as HTML, its links resolved from where it stands. */
function renderFrom(vault: Vault, path: string, markdown: string, options: Pick<RenderOptions, 'dropTitle' | 'idPrefix' | 'anchors'>): Promise<RenderedPage> {
  const resolve = (link: { form: 'wiki' | 'path'; target: string; fragment: string | null }): LinkTarget => {
    const found = followLink({ ...link, file: path, key: keyOfLink(path, link) }, vault.names);
    if (found.state === 'missing' && link.form === 'wiki' && link.target !== '') return { state: 'missing', create: hrefToCreate(link.target) };
    if (found.state !== 'found') return { state: found.state };
    const anchor = link.fragment ? `#${encodeURIComponent(slugOf(link.fragment))}` : '';
    return { state: 'found', href: hrefOf(found.target) + anchor, title: found.target.title };
  };
  return renderMarkdown(markdown, { resolve, assetBase: `/files/${path.split('/').slice(0, -1).map((part) => `${encodeURIComponent(part)}/`).join('')}`, ...options });
}

export async function foundQuestions({ vault }: Reader, questions: StoredQuestion[]): Promise<FoundQuestion[]> {
  const now = await vault();
  return Promise.all(
    questions.map(async ({ file: path, line, text, answered, answer }, i) => ({
      ...placeOf(now, path),
      ...{ path, line, answered },
      html: (await renderFrom(now, path, text, { idPrefix: `question-${i}-` })).html,
      answerHtml: answer ? (await renderFrom(now, path, answer, { idPrefix: `answer-${i}-` })).html : '',
    })),
  );
}

export async function foundLessons({ vault }: Reader, lessons: StoredLesson[]): Promise<FoundLesson[]> {
  const now = await vault();
  return Promise.all(
    lessons.map(async ({ file: path, line, heading, text }, i) => ({
      ...placeOf(now, path),
      ...{ path, line, heading },
      html: (await renderFrom(now, path, text, { idPrefix: `lesson-${i}-` })).html,
    })),
  );
}

/** What links to a file, by any of its names, each with the sentence around the link or how its front matter names it. `shown`: the page tells of that elsewhere. */
export async function backlinksOf({ index, vault }: Reader, to: { id: string; path: string; title: string; aliases: readonly string[] }, shown: (link: StoredLink) => boolean = () => false): Promise<Backlink[]> {
  const now = await vault();
  const keys = [to.id, to.title, ...to.aliases].map(nameKey);
  const links = await index.linksTo([...new Set([...keys, to.path, to.path.replace(/\.md$/i, '')])]);
  const leading = links.filter((link) => {
    const target = followLink(link, now.names);
    return target.state === 'found' && target.target.path === to.path && link.file !== to.path && !shown(link);
  });
  const texts = await index.texts(leading.map(({ file }) => file));
  const pages = new Map<string, Backlink>();
  for (const { file, form, line, column } of leading) {
    const page = pages.get(file) ?? { path: file, ...placeOf(now, file), said: [], sentences: [] };
    pages.set(file, page);
    const relation = relationOf(form);
    if (relation) page.said = [...new Set([...page.said, `${RELATION_WORDS[relation]} this`])];
    else page.sentences.push({ line, ...sentenceAround(texts.get(file) ?? '', line, column, titlesOf(now)) });
  }
  return [...pages.values()];
}

function placeOf(vault: Vault, path: string): { title: string; href: string } {
  const found = vault.names.resolvePath(path);
  return found.state === 'found' ? { title: found.target.title, href: hrefOf(found.target) } : { title: path, href: '/problems' };
}
