import type { Step } from '../profile/steps.ts'

/** The screens a visitor can be on, with what each needs to know. */
export type Route =
  | { name: 'home' }
  | { name: 'sections' }
  | { name: 'section'; id: string }
  | { name: 'page'; id: string; anchor: string | null }
  | { name: 'medicines' }
  | { name: 'medicine'; id: string }
  | { name: 'words' }
  | { name: 'search' }
  | { name: 'chooser'; step: Step }
  | { name: 'type' }
  | { name: 'nurse' }
  | { name: 'questions'; anchor: string | null }
  | { name: 'handout' }

/** Address of a screen inside the window, for links: `#/page/bone-medicines`. */
export function hrefOf(route: Route): string {
  const which = 'id' in route ? [route.id] : 'step' in route ? [route.step] : []
  return ['#', route.name, ...which].join('/')
}

/** Whether two routes lead to the same screen, whatever the place in it. */
export function sameScreen(a: Route, b: Route): boolean {
  return hrefOf(a) === hrefOf(b)
}
