{# The same in every host's function; plain JavaScript of 2009, for some hosts run nothing newer. #}
var ROOT = {{ view.root|tojson }};
var REWRITES = {{ view.rewrites|tojson }};
var SIGNS = {{ view.signs|tojson }};
var MOVED = {{ view.moved_pairs|tojson }};

function checkSign(first) {
  var rest = 0;
  for (var at = 0; at < first.length; at++) {
    rest = (rest ^ SIGNS.indexOf(first.charAt(at))) << 1;
    if (rest > 31) rest ^= 37;
  }
  return SIGNS.charAt(rest);
}

// Where a path leads that was typed in small letters or printed with a revision; "" where it is right as it is.
function arrive(path) {
  for (var at = 0; at < MOVED.length; at++) {
    var inside = path.indexOf(ROOT) === 0 && ROOT.length > MOVED[at][0].length;
    if (path.indexOf(MOVED[at][0]) === 0 && !inside) return MOVED[at][1] + path.slice(MOVED[at][0].length);
  }
  if (path.indexOf(ROOT) !== 0) return "";
  var parts = path.slice(ROOT.length).split("/");
  var code = parts[0].toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  if (!/^[0-9A-HJKMNP-TV-Z]{6}$/.test(code) || checkSign(code.slice(0, 5)) !== code.charAt(5)) return "";
  var label = (parts[1] || "").toUpperCase();
  if (parts.length > 3 || parts[2] || (label && !/^[0-9]{1,6}[A-Z]?$/.test(label))) return "";
  var right = ROOT + code + "/" + (label ? (REWRITES ? "#R" + label : label + "/") : "");
  return right === path ? "" : right;
}
