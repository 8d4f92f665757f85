import type { z } from 'zod'
import { onPaperOnly } from '../../schema/guide.ts'
import { type FigureRole, figureRoles, type ScreenData } from '../../schema/screen.ts'
import type { DataFile } from '../facts/guide-data.ts'
import type * as records from '../facts/records.ts'
import { advice } from '../report/messages.ts'
import { type Problems, reporterFor } from '../report/problem.ts'
import type { CompiledPage } from './page-file.ts'

type Sections = z.infer<typeof records.guideFile>['sections']
type Figures = DataFile<z.infer<typeof records.figuresFile>>

/** What only the screens use, from the fields `icon`, `attract`, `forEveryProfile` and `role`. Reports those that lead nowhere. */
export function screenFrom(
  sections: Sections,
  pages: readonly CompiledPage[],
  figures: Figures | null,
  problems: Problems,
): ScreenData {
  for (const page of pages) checkScreen(page, problems)
  return {
    icons: Object.fromEntries(sections.map(({ id, icon }) => [id, icon])),
    attract: pages.flatMap(({ page: { id }, screen: { attract } }) =>
      attract === null ? [] : [{ page: id, question: attract }],
    ),
    forEveryProfile: pages.flatMap(({ page, screen }) => (screen.forEveryProfile ? [page.id] : [])),
    figures: figures ? figuresByRole(figures) : {},
  }
}

function checkScreen({ file, page, screen, lineAt }: CompiledPage, problems: Problems): void {
  const reporter = reporterFor(problems, file)
  const isHidden = page.sensitive || onPaperOnly(page)
  if (screen.attract !== null) {
    if (isHidden || page.when.length > 0) reporter.error(lineAt('attract'), advice.attractNotForEveryone())
    if (!screen.attract.endsWith('?')) reporter.error(lineAt('attract'), advice.attractNoQuestion(screen.attract))
  }
  if (screen.forEveryProfile && isHidden) reporter.error(lineAt('forEveryProfile'), advice.forEveryProfileHidden())
}

function figuresByRole({ data, reporter, lineAt }: Figures): ScreenData['figures'] {
  const found = new Map<FigureRole, string>()
  for (const [index, { id, role }] of data.entries()) {
    if (role === undefined) continue
    const other = found.get(role)
    if (other === undefined) found.set(role, id)
    else reporter.error(lineAt([index, 'role']), advice.roleTaken(role, other))
  }
  for (const role of figureRoles) if (!found.has(role)) reporter.error(1, advice.roleWithoutFigure(role))
  return Object.fromEntries(found)
}
