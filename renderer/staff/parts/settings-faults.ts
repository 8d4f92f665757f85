import type { SettingsFault, SettingsReport } from '../../../electron/contract/contract.ts'

/** All that is wrong with the settings, the letterhead's pictures and letters too, in the order in which it is shown. */
export function settingsFaults(report: SettingsReport): SettingsFault[] {
  const found = (key: string | null, mend: string): SettingsFault => ({
    key,
    mend,
    example: null,
    meanwhile: null,
  })
  return [
    ...report.problems,
    ...(report.logoProblem === null ? [] : [found('clinic.logo', report.logoProblem)]),
    ...report.textProblems.map(({ key, mend }) => found(key, mend)),
  ]
}
