export const textSizes = ['1', '2', '3'] as const
export type TextSize = (typeof textSizes)[number]
export const themes = ['light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

/** How the visitor likes the window to look: text size and colors. App.svelte puts them on the root element. */
class Comfort {
  textSize = $state<TextSize>('1')
  theme = $state<Theme>('light')

  reset(): void {
    this.textSize = '1'
    this.theme = 'light'
  }
}

export const comfort = new Comfort()
