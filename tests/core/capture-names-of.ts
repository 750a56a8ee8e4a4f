import { compileCaptureNames, type CaptureNames } from '#app/core/capture-names.ts';
import { headOfArea } from '#app/core/heads.ts';
import type { Vault } from '#app/core/vault.ts';
import { vaultOf } from './read-vault.ts';

export function namesOf({ names, ledger, entries }: Vault): CaptureNames {
  return compileCaptureNames(names, [...ledger.map(({ area }) => headOfArea(area)), ...entries]);
}

const area = (title: string, aliases = '') => `---\ntitle: ${title}\naliases: [${aliases}]\nquadrant: tools\n---\n`;

/** A vault with something of every sort that a line may name. */
export const FILES = {
  'areas/ebpf.md': area('eBPF', 'BPF'),
  'areas/kubernetes.md': area('Kubernetes', 'k8s'),
  'areas/linux.md': area('Linux'),
  'areas/linux-networking.md': area('Linux networking'),
  'areas/cpp.md': area('"C++: the language"'),
  'areas/tc.md': area('Traffic control', 'filter'),
  'areas/nft.md': area('nftables', 'filter'),
  'areas/backups.md': area('Backup & restore drills'),
  'projects/vpn.md': '---\ntitle: A private network\nareas: [linux-networking]\n---\n',
  'projects/travel-site.md': '---\ntitle: Travel site\n---\n',
  'reading/ddia.md': '---\ntitle: Designing data-intensive applications\n---\n',
  'notes/dropped-packets.md': '---\ntitle: Dropped packets\n---\n',
};

export const NAMES = namesOf(vaultOf(FILES));
