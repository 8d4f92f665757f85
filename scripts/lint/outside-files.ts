import type { Ban, SyntaxBan } from './bans.ts'

/*
 * Files and JSON from outside the program are read in one way each: a pipe must not hang the kiosk, and a key that is
 * written twice must not pass. Each exception has its reason.
 */

/** Forbids the functions of Node that open or read files. */
export const fileReadBan: Ban = {
  regex: '^(node:)?fs(/promises)?$',
  importNamePattern:
    '^(default|promises|createReadStream|open|openSync|openAsBlob|read|readSync|readv|readvSync|readFile|readFileSync)$',
  message:
    'Read files with electron/storage/regular-file.ts, those of the program with program-file.ts: a pipe would hang the kiosk.',
}

/** Forbids JSON.parse. */
export const jsonParseBan: SyntaxBan = {
  selector: 'MemberExpression[object.name="JSON"][property.name="parse"]',
  message: 'Parse JSON with content/json/read-json.ts: JSON.parse keeps the last of two equal keys without a word.',
}

/** Files in electron/ that may open files, and why. */
export const fileOpeners: Readonly<Record<string, string>> = {
  'electron/storage/regular-file.ts': 'the reader of files from outside',
  'electron/storage/program-file.ts': "the reader of the program's own files",
  'electron/storage/replace-file.ts': 'opens new files only, to write them',
  'electron/staff/drives/save.ts': 'opens folders to flush them',
  'electron/window/processes.ts': 'reads what the kernel says of processes in /proc',
  'electron/window/process-state.ts': 'reads what the kernel says of processes in /proc',
}

/** Files that may use JSON.parse, and why, by layer. */
export const jsonParsers = {
  electron: {
    'electron/guide/read-guide.ts': 'the compiled guide, whose checksum is compared first',
    'electron/staff/drives/linux-drives.ts': 'what lsblk prints',
    'electron/staff/drives/windows-drives.ts': 'what PowerShell prints',
    'electron/print/windows/windows-spooler.ts': 'what PowerShell prints',
  },
  content: {
    'content/json/read-json.ts': 'the reader of JSON from outside',
    'content/search/packed-index.ts': 'the head of the search index, whose checksum is compared first',
  },
  compile: { 'content/compile/current-guide.ts': 'the guide as this program compiled it' },
} as const satisfies Record<string, Record<string, string>>
