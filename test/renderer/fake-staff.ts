import type { CountsReport, Diagnostics, SettingsReport, StaffState } from '../../electron/contract/contract.ts'

export const openStaff: StaffState = { open: true, pin: 'set', waitSeconds: 0, askAtStart: false }
export const closedStaff: StaffState = { ...openStaff, open: false }

export const goodSettings: SettingsReport = {
  path: '/etc/mbc-guide/settings.json',
  inForce: 'file',
  problems: [],
  letterheadMissing: [],
  logoProblem: null,
  textProblems: [],
}

export const noCounts: CountsReport = { counting: 'on', days: [], pages: [], handouts: [], words: [] }

export const diagnostics: Diagnostics = [
  { group: 'program', title: 'Program', rows: [{ label: 'Version', value: '0.0.0', state: 'neutral' }] },
]
