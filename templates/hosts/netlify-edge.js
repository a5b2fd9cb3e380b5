{# An edge function that every request passes. #}
// Made by jobaids. A Netlify edge function; run `netlify deploy` in the folder that holds netlify.toml.
{% include "hosts/arrive.js" %}

export default function (request) {
  var right = arrive(new URL(request.url).pathname);
  if (!right) return undefined;
  return new Response(null, { status: 302, headers: { Location: right, "Cache-Control": "no-cache" } });
}

export var config = { path: "/*", onError: "bypass" };
