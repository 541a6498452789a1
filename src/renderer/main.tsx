// The styles of features build on these: they come first.
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { makeClient } from './api/query-client'
import { watchEngine } from './api/engine-state'
import { followChanges } from './api/follow-changes'
import { EngineProvider } from './api/provider'
import { askFirst } from './app/first-calls'
import { App } from './app/App'
import { LanguageProvider } from './i18n/provider'
import { ToastProvider } from './ui/toasts'
import './styles/overlays.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')

const client = makeClient()
const engine = watchEngine(client)
followChanges(client)
askFirst(client)

createRoot(root).render(
  <StrictMode>
    <EngineProvider client={client} engine={engine}>
      <LanguageProvider>
        <ToastProvider>
          <App />
        </ToastProvider>
      </LanguageProvider>
    </EngineProvider>
  </StrictMode>,
)
