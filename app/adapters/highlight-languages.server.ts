import type { LanguageInput } from 'shiki/core';

interface Language {
  /** The name shiki knows it by. */
  id: string;
  /** What readers call it. */
  title: string;
  /** Loaded when the first block of it is shown. */
  grammar: LanguageInput;
}

/** Languages that are highlighted, each with the names it goes by after a fence. */
const LANGUAGES: [names: string, title: string, grammar: LanguageInput][] = [
  ['shellscript bash sh shell zsh', 'Shell', () => import('shiki/langs/shellscript.mjs')],
  ['shellsession console', 'Shell session', () => import('shiki/langs/shellsession.mjs')],
  ['typescript ts mts cts', 'TypeScript', () => import('shiki/langs/typescript.mjs')],
  ['tsx', 'TSX', () => import('shiki/langs/tsx.mjs')],
  ['javascript js mjs cjs', 'JavaScript', () => import('shiki/langs/javascript.mjs')],
  ['jsx', 'JSX', () => import('shiki/langs/jsx.mjs')],
  ['json', 'JSON', () => import('shiki/langs/json.mjs')],
  ['jsonc json5', 'JSON', () => import('shiki/langs/jsonc.mjs')],
  ['yaml yml', 'YAML', () => import('shiki/langs/yaml.mjs')],
  ['toml', 'TOML', () => import('shiki/langs/toml.mjs')],
  ['ini conf properties', 'INI', () => import('shiki/langs/ini.mjs')],
  ['dotenv env', 'Environment', () => import('shiki/langs/dotenv.mjs')],
  ['python py micropython', 'Python', () => import('shiki/langs/python.mjs')],
  ['go golang', 'Go', () => import('shiki/langs/go.mjs')],
  ['rust rs', 'Rust', () => import('shiki/langs/rust.mjs')],
  ['c h bpf', 'C', () => import('shiki/langs/c.mjs')],
  ['cpp c++', 'C++', () => import('shiki/langs/cpp.mjs')],
  ['java', 'Java', () => import('shiki/langs/java.mjs')],
  ['csharp c# cs', 'C#', () => import('shiki/langs/csharp.mjs')],
  ['kotlin kt', 'Kotlin', () => import('shiki/langs/kotlin.mjs')],
  ['swift', 'Swift', () => import('shiki/langs/swift.mjs')],
  ['ruby rb', 'Ruby', () => import('shiki/langs/ruby.mjs')],
  ['php', 'PHP', () => import('shiki/langs/php.mjs')],
  ['lua', 'Lua', () => import('shiki/langs/lua.mjs')],
  ['powershell ps1', 'PowerShell', () => import('shiki/langs/powershell.mjs')],
  ['sql sqlite postgres', 'SQL', () => import('shiki/langs/sql.mjs')],
  ['graphql gql', 'GraphQL', () => import('shiki/langs/graphql.mjs')],
  ['proto protobuf', 'Protocol Buffers', () => import('shiki/langs/proto.mjs')],
  ['html', 'HTML', () => import('shiki/langs/html.mjs')],
  ['astro', 'Astro', () => import('shiki/langs/astro.mjs')],
  ['xml svg', 'XML', () => import('shiki/langs/xml.mjs')],
  ['css', 'CSS', () => import('shiki/langs/css.mjs')],
  ['markdown md', 'Markdown', () => import('shiki/langs/markdown.mjs')],
  ['diff patch', 'Diff', () => import('shiki/langs/diff.mjs')],
  ['http', 'HTTP', () => import('shiki/langs/http.mjs')],
  ['docker dockerfile', 'Dockerfile', () => import('shiki/langs/docker.mjs')],
  ['make makefile', 'Makefile', () => import('shiki/langs/make.mjs')],
  ['hcl', 'HCL', () => import('shiki/langs/hcl.mjs')],
  ['terraform tf', 'Terraform', () => import('shiki/langs/terraform.mjs')],
  ['nginx', 'nginx', () => import('shiki/langs/nginx.mjs')],
  ['systemd service', 'systemd', () => import('shiki/langs/systemd.mjs')],
];

const BY_NAME = new Map(
  LANGUAGES.flatMap(([names, title, grammar]) => {
    const [id = '', ...aliases] = names.split(' ');
    return [id, ...aliases].map((name): [string, Language] => [name, { id, title, grammar }]);
  }),
);

/** The language a fence names, in any case; null when it is none of these. */
export function findLanguage(name: string): Language | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}
