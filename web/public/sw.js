// Keeps the program itself on the phone, so that an inspector can open it without a signal. Data are never kept here: every answer
// under /api comes from the server or not at all.
const KEEP = 'mumap-shell-1'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(KEEP)
      .then((cache) => cache.add('/'))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEEP).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

// The page: as the server has it now, else as it was kept.
async function page(request) {
  const cache = await caches.open(KEEP)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put('/', answer.clone())
    return answer
  } catch (lost) {
    const kept = await cache.match('/')
    if (kept) return kept
    throw lost
  }
}

// Code and styles carry a hash of their content in the name: what is kept is what the server has.
async function part(request) {
  const cache = await caches.open(KEEP)
  const kept = await cache.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (request.mode === 'navigate' && address.pathname === '/') event.respondWith(page(request))
  else if (/^\/(assets|webjars)\//.test(address.pathname)) event.respondWith(part(request))
})
