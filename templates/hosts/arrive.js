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

// Where what was typed or printed behind a code leads: a revision to its part of the code's page or to its own page;
// what can be none, to where the code's page says so.
function arriveAt(code, tail) {
  var label = tail.toUpperCase().match(/^([0-9OIL]{1,6})([A-Z]?)$/);
  if (!label) return REWRITES && tail.indexOf(".") < 0 ? code + "/#R" : "";
  var right = label[1].replace(/O/g, "0").replace(/[IL]/g, "1") + label[2];
  return code + "/" + (REWRITES ? "#R" + right : right + "/");
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
  if (parts.length > 3 || parts[2]) return "";
  var right = parts[1] ? arriveAt(code, parts[1]) : code + "/";
  return !right || ROOT + right === path ? "" : ROOT + right;
}
