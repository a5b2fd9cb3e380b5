{# A function for viewer requests of the old host. #}
// Made by jobaids. A CloudFront function (cloudfront-js-2.0) for viewer requests of {{ view.host }}.
var MOVED = {{ view.moved_pairs|tojson }};

function handler(event) {
  var path = event.request.uri;
  for (var at = 0; at < MOVED.length; at++) {
    if (path.indexOf(MOVED[at][0]) === 0) {
      return {
        statusCode: 302,
        statusDescription: "Found",
        headers: {
          location: { value: MOVED[at][1] + path.slice(MOVED[at][0].length) },
          "cache-control": { value: "no-cache" },
        },
      };
    }
  }
  return { statusCode: 404, statusDescription: "Not Found" };
}
