import { writeFileSync } from 'node:fs'
import path from 'node:path'

/** A program that shows one heading and, touched, another, and nothing else: what Electron itself costs. */
const files = {
  'package.json': '{ "name": "empty", "version": "1.0.0", "main": "main.js" }',
  'main.js': `
    const { app, BrowserWindow } = require('electron')
    app.on('window-all-closed', () => app.quit())
    app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html'))`,
  'index.html':
    '<!doctype html><html lang="en"><title>Empty</title><main><h1>Empty</h1><button>Next</button></main><script src="page.js"></script></html>',
  'page.js': `
    let page = 0
    document.querySelector('button').onclick = () => (document.querySelector('h1').textContent = 'Page ' + ++page)`,
}

/** Writes that program into a folder. */
export function writeEmptyProgram(folder: string): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
}
