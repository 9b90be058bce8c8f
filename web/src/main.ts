import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import './tokens.css'
import App from './App.vue'
import { router } from './routes'
import { paintColours } from './symbols/description'

paintColours(document.documentElement)

createApp(App).use(router).mount('#app')

// Without it (no https, an old browser) everything works as long as there is a signal.
if (import.meta.env.PROD) void navigator.serviceWorker?.register('/sw.js').catch(() => undefined)
