import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import './tokens.css'
import App from './App.vue'
import { router } from './routes'

createApp(App).use(router).mount('#app')
