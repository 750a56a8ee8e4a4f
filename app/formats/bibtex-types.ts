/** The BibTeX type that a CSL type is written as. */
export const TYPE_OF: Readonly<Record<string, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  article: 'unpublished',
  book: 'book',
  chapter: 'incollection',
  dataset: 'dataset',
  document: 'misc',
  manuscript: 'unpublished',
  'paper-conference': 'inproceedings',
  report: 'report',
  software: 'software',
  standard: 'standard',
  thesis: 'thesis',
  webpage: 'online',
};
