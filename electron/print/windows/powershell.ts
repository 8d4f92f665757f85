import { runCommand } from '../spooler/command.ts'
import type { CommandResult } from '../spooler/command.ts'

/** Runs a script in Windows PowerShell; values reach it as environment variables, never as part of its text. */
export type PowerShell = (script: string, values: Readonly<Record<string, string>>) => Promise<CommandResult>

const timeoutMs = 20_000
const prologue = "$ErrorActionPreference = 'Stop'; [Console]::OutputEncoding = [Text.Encoding]::UTF8; "

/** The PowerShell that every Windows has. */
export const windowsPowerShell: PowerShell = (script, values) =>
  runCommand('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', prologue + script], {
    timeoutMs,
    environment: values,
  })
