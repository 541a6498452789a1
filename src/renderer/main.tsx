// The styles of features build on these: they come first.
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { EngineProvider } from './api/provider'
import { App } from './app/App'
import { LanguageProvider } from './i18n/provider'
import { ToastProvider } from './ui/toasts'
import './styles/overlays.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no root')

createRoot(root).render(
  <StrictMode>
    <EngineProvider>
      <LanguageProvider>
        <ToastProvider>
          <App />
        </ToastProvider>
      </LanguageProvider>
    </EngineProvider>
  </StrictMode>,
)
