{# The script of every page: the parts below, one after the other. A part is one file and one enhancement; it looks for
   the elements or attributes it serves, and leaves a page alone that has none of them. Without any of it every word,
   link, picture and clip is there.

   To add one: write `templates/script/NAME.js`, and name it here if most pages need it at once. If not, name it in LATER of
   jobaids/render/page/scripts.py, and fetch it from a line of a part that stands here: `later("NAME").then(…)`.
   What a part shows stands in a template with class "live": it is laid out only where script runs (theme/early.js), so
   nothing moves when the script comes. A button with data-part="NAME" needs no line at all: when it is pressed, that
   script is fetched and called (script/press.js). tests/render/test_scripts.py keeps what is loaded at once small.

   A line that is a comment, and space before a line, are left out of what is published; no text may run over two lines. #}
"use strict";
{% include "script/later.js" %}
{% include "script/kept.js" %}
{% include "script/press.js" %}
{% include "script/strange.js" %}
{% include "script/stuck.js" %}
{% include "script/awake.js" %}
{% include "script/tongue.js" %}
{% include "script/find.js" %}
{% include "script/offline.js" %}
{% include "script/film.js" %}
