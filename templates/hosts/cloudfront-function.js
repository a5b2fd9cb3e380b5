{# A function for viewer requests. #}
// Made by jobaids. A CloudFront function (cloudfront-js-2.0) for viewer requests.
{% include "hosts/arrive.js" %}

function handler(event) {
  var request = event.request;
  var right = arrive(request.uri);
  if (right) {
    return {
      statusCode: 302,
      statusDescription: "Found",
      headers: { location: { value: right }, "cache-control": { value: "no-cache" } },
    };
  }
  var name = request.uri.slice(request.uri.lastIndexOf("/") + 1);
  if (!name) request.uri += "index.html";
  else if (name.indexOf(".") < 0) request.uri += "/index.html";
  return request;
}
