import { contextBridge, ipcRenderer } from 'electron'
import { kioskBridge } from './ipc/bridge.ts'

contextBridge.exposeInMainWorld('kiosk', kioskBridge(ipcRenderer))
