/** Citation.js is loaded where it is first needed: it takes a tenth of a second that no other page should pay. */
export async function loadBibtex() {
  const [{ plugins }] = await Promise.all([import('@citation-js/core'), import('@citation-js/plugin-bibtex')]);
  // Letters it does not know by itself.
  Object.assign(plugins.config.get('@bibtex').constants.commands, { aa: 'å', AA: 'Å' });
  return plugins;
}

export async function loadRis() {
  const [{ plugins }] = await Promise.all([import('@citation-js/core'), import('@citation-js/plugin-ris')]);
  return plugins;
}

export async function loadStyles() {
  const [{ plugins }] = await Promise.all([import('@citation-js/core'), import('@citation-js/plugin-csl')]);
  return plugins;
}
