import './design/tokens.css'
import './design/base.css'
import { mount } from 'svelte'
import { z } from 'zod'
import App from './App.svelte'

// The content security policy forbids the code generation that zod would otherwise use.
z.config({ jitless: true })

const target = document.getElementById('app')
if (!target) throw new Error('index.html has no element #app')
mount(App, { target })
