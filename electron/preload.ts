import { contextBridge, ipcRenderer, webFrame } from 'electron'
import { kioskBridge } from './ipc/bridge.ts'
import { disarmPage } from './lockdown/page-functions.ts'

contextBridge.exposeInMainWorld('kiosk', kioskBridge(ipcRenderer))
void webFrame.executeJavaScript(disarmPage)
