import './design/tokens.css'
import './design/base.css'
import { mount } from 'svelte'
import Start from './Start.svelte'

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no element #app')
mount(Start, {
  target,
  props: {
    rest: async () => (await import('./App.svelte')).default,
  },
})
