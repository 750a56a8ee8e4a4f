// Written for any Node that knows modules, since it is the one that tells an old Node so.
const WANTED = [20, 19];

/** A sentence for whoever runs too old a Node; '' where it is new enough. */
export function complainAboutNode(version) {
  const parts = version.split('.').map(Number);
  const fits = parts[0] > WANTED[0] || (parts[0] === WANTED[0] && parts[1] >= WANTED[1]);
  return fits ? '' : `Whetstone needs Node.js ${WANTED.join('.')} or newer, and this is ${version}: install a current one from https://nodejs.org and try again.`;
}

const complaint = complainAboutNode(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
