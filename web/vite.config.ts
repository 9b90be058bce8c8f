/// <reference types="vitest/config" />
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vite'

// Where `npm run dev` and `npm run preview` find the API: a running server.
const server = process.env.MUMAP_API ?? 'http://127.0.0.1:8080'
const proxy = Object.fromEntries(
  ['/api', '/ogc', '/webjars', '/actuator'].map((path) => [path, { target: server, changeOrigin: false }]),
)

export default defineConfig({
  plugins: [vue(), Components({ dts: false, resolvers: [ElementPlusResolver()] })],
  // the description of symbols stands beside the other standards, outside of this folder
  server: { host: '127.0.0.1', proxy, fs: { allow: ['.', '../data/standard'] } },
  preview: { host: '127.0.0.1', proxy },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    // A data: URL in a style sheet would need an entry of its own in the content security policy.
    assetsInlineLimit: 0,
    // Leaflet comes to the browser from the server's webjar, through the import map of index.html.
    rolldownOptions: { external: ['leaflet'] },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
})
