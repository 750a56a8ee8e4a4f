/** Checks of XML that stands alone: no document type, no comments, no CDATA. */

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const NAME = '[A-Za-z_:][\\w:.-]*';
const VALUE = '"(?:[^<&"]|&(?:amp|lt|gt|quot|apos|#\\d+|#x[\\da-fA-F]+);)*"';
const TAG = new RegExp(`<(/?)(${NAME})((?:\\s+${NAME}=${VALUE})*)\\s*(/?)>`, 'y');
const TEXT = /(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)+/y;
const LEGAL = /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/** The root element of a well-formed document; throws, with the place, where it is not one. */
export function parseXml(source: string): Element {
  if (!LEGAL.test(source)) throw new Error('There are characters that no XML document may hold.');
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const body = source.replace(/^<\?xml[^>]*\?>/, '').trim();
  for (let at = 0; at < body.length; ) {
    const parent = open.at(-1)!;
    TAG.lastIndex = TEXT.lastIndex = at;
    const [found, closes, name, attributes, isEmpty] = TAG.exec(body) ?? TEXT.exec(body) ?? [];
    if (found === undefined) throw new Error(`Not XML: ${body.slice(at, at + 80)}`);
    at += found.length;
    if (name === undefined) parent.text += found;
    else if (closes) {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: readAttributes(attributes!), children: [], text: '' };
      parent.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  if (top.children.length !== 1 || top.text !== '') throw new Error('There is not exactly one root element.');
  return top.children[0]!;
}

/** An element and all below it. */
export function everyElement(element: Element): Element[] {
  return [element, ...element.children.flatMap(everyElement)];
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of source.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name!)) throw new Error(`The attribute ${name} is given twice.`);
    attributes[name!] = unescape(value!);
  }
  return attributes;
}

function unescape(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (_, hex?: string, decimal?: string, name?: string) =>
    name ? named[name]! : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  );
}
