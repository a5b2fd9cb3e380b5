{# A Pages function that every request passes. #}
// Made by jobaids. A Cloudflare Pages function; run `wrangler pages deploy` in the folder that holds `functions`.
{% include "hosts/arrive.js" %}

export function onRequest(context) {
  var url = new URL(context.request.url);
  var right = arrive(url.pathname);
  if (!right) return context.next();
  return new Response(null, { status: 302, headers: { Location: right, "Cache-Control": "no-cache" } });
}
